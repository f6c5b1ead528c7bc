//! The program: parses the arguments, then hands over to the command line or to the window.
use clap::Parser as _;
use linchpin::cli::{self, Arguments, Editor};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Arguments { verb, editor } = Arguments::parse();
    cli::exit_code(match verb {
        Some(verb) => cli::run(&verb),
        None => match editor.file.as_ref().filter(|path| !path.exists()) {
            Some(path) => Err(cli::Refused::NoSuchFile { path: path.clone() }.into()),
            None => open_editor(editor),
        },
    })
}

#[cfg(feature = "gui")]
fn open_editor(editor: Editor) -> anyhow::Result<()> {
    use linchpin::cli::Renderer;
    use linchpin::ui;
    let Editor { file, renderer, log, common } = editor;
    let renderer = renderer.map(|renderer| match renderer {
        Renderer::Wgpu => ui::Renderer::Wgpu,
        Renderer::Glow => ui::Renderer::Glow,
    });
    ui::run(file, &ui::Options { renderer, log, as_of: common.as_of, lang: common.lang })
}

#[cfg(not(feature = "gui"))]
fn open_editor(_: Editor) -> anyhow::Result<()> {
    Err(cli::Refused::NoWindow.into())
}
