//! Starts the window: renderer, display server, size.
use super::app::App;
use super::log::Log;
use crate::catalogue::Lang;
use crate::settings::{Settings, home};
use eframe::NativeOptions;
use jiff::civil::Date;
use std::path::PathBuf;

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    Wgpu,
    Glow,
}

/// How the window is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `None`: wgpu, and glow where that finds no adapter.
    pub renderer: Option<Renderer>,
    /// Say on standard error what happens.
    pub log: bool,
    /// The day that counts as today.
    pub as_of: Option<Date>,
    /// Instead of the language of the settings.
    pub lang: Option<Lang>,
}

/// Opens the editor on `file`, or on the sample account.
pub fn run(file: Option<PathBuf>, options: &Options) -> anyhow::Result<()> {
    let folder = home();
    let settings = folder.as_deref().map(Settings::load).unwrap_or_default();
    let renderer = options.renderer.unwrap_or(Renderer::Wgpu);
    let forced = options.renderer.is_some();
    let native = native_options(&settings, renderer);
    let wanted = (file.clone(), options.clone());
    let made = eframe::run_native(
        "Linchpin",
        native,
        Box::new(move |cx| Ok(Box::new(App::new(&cx.egui_ctx, wanted.0, &wanted.1, settings, folder)))),
    );
    match made {
        Ok(()) => Ok(()),
        // One process gets one event loop, so the fallback is a process of its own.
        Err(error) if !forced => with_glow(file, options, &error),
        Err(error) => Err(anyhow::anyhow!("the window can't be opened ({error}); try --renderer glow")),
    }
}

fn with_glow(file: Option<PathBuf>, options: &Options, why: &eframe::Error) -> anyhow::Result<()> {
    Log { on: options.log }.line(&format!("no wgpu: {why}"));
    let mut command = std::process::Command::new(std::env::current_exe()?);
    command.args(["--renderer", "glow"]).args(file);
    if options.log {
        command.arg("--log");
    }
    if let Some(day) = options.as_of {
        command.args(["--as-of", &day.to_string()]);
    }
    if let Some(lang) = options.lang {
        command.args(["--lang", lang.tag()]);
    }
    let status = command.status()?;
    if status.success() {
        Ok(())
    } else {
        Err(anyhow::anyhow!(
            "the window can't be opened by wgpu ({why}) or OpenGL; update the graphics driver"
        ))
    }
}

fn native_options(settings: &Settings, renderer: Renderer) -> NativeOptions {
    let (width, height) = settings.window.unwrap_or((1440.0, 900.0));
    let viewport = egui::ViewportBuilder::default()
        .with_inner_size([width, height])
        .with_min_inner_size([1000.0, 600.0])
        .with_app_id("linchpin")
        .with_title("Linchpin");
    NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        persist_window: false,
        event_loop_builder: display_server(),
        ..NativeOptions::default()
    }
}

/// A stale `WAYLAND_DISPLAY` makes the start fail: if nobody answers there, X11 is used.
#[cfg(target_os = "linux")]
fn display_server() -> Option<eframe::EventLoopBuilderHook> {
    use std::os::unix::net::UnixStream;
    let display = std::env::var_os("WAYLAND_DISPLAY").filter(|name| !name.is_empty())?;
    let folder = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).unwrap_or_default();
    if UnixStream::connect(folder.join(display)).is_ok() {
        return None;
    }
    Some(Box::new(|builder| {
        winit::platform::x11::EventLoopBuilderExtX11::with_x11(builder);
    }))
}

#[cfg(not(target_os = "linux"))]
fn display_server() -> Option<eframe::EventLoopBuilderHook> {
    None
}
