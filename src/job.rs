//! Work off the frame: a thread that reports how far it is, can be asked to stop, and wakes the window when
//! it is done. Standard threads only. Not here: what the work is.
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, PoisonError, RwLock};

/// Called from the worker when something can be collected; the window asks for a repaint in it.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

#[derive(Debug, Default)]
struct Shared {
    /// Bits of an `f32` from 0 to 1.
    fraction: AtomicU32,
    cancelled: AtomicBool,
    label: RwLock<String>,
}

/// The worker's side: says how far it is, asks whether to go on. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    shared: Arc<Shared>,
}

impl Progress {
    /// How much is done, from 0 to 1.
    pub fn set(&self, fraction: f32) {
        self.shared.fraction.store(fraction.clamp(0.0, 1.0).to_bits(), Ordering::Relaxed);
    }
    /// What is being done now: a message key, or a name.
    pub fn set_label(&self, label: &str) {
        label.clone_into(&mut self.shared.label.write().unwrap_or_else(PoisonError::into_inner));
    }
    /// Nobody waits for the result any more: return as soon as is convenient.
    pub fn cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }
    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        f32::from_bits(self.shared.fraction.load(Ordering::Relaxed))
    }
    /// What is being done now.
    pub fn label(&self) -> String {
        self.shared.label.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What became of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Running,
    /// The result was handed out, or the job was cancelled.
    Done,
    /// The worker panicked; there will be no result.
    Failed,
}

/// Work under way. Dropping it cancels the work.
#[derive(Debug)]
pub struct Job<T> {
    progress: Progress,
    result: Receiver<T>,
    state: JobState,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on its own thread; `wake` is called once, when it has ended for whatever reason.
    /// # Errors
    /// The system has no thread to give.
    pub fn start(
        name: &str,
        wake: Wake,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> std::io::Result<Self> {
        let progress = Progress::default();
        let (sender, result) = channel();
        let theirs = progress.clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Dropped last, after the sender: also a panic wakes the window, which then sees the failure.
            let _wake = WakeOnDrop(wake);
            let sender = sender;
            let value = work(&theirs);
            theirs.set(1.0);
            // Nobody listens to a job that was dropped.
            let _ = sender.send(value);
        })?;
        Ok(Self { progress, result, state: JobState::Running })
    }

    /// The result, once, as soon as it is there. Never waits. Nothing after `cancel`.
    pub fn poll(&mut self) -> Option<T> {
        if self.state != JobState::Running {
            return None;
        }
        match self.result.try_recv() {
            Ok(value) => {
                self.state = JobState::Done;
                Some(value)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.state = JobState::Failed;
                None
            }
        }
    }
}

impl<T> Job<T> {
    /// Asks the work to stop; its result will not be handed out.
    pub fn cancel(&mut self) {
        self.progress.shared.cancelled.store(true, Ordering::Relaxed);
        self.state = JobState::Done;
    }
    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        self.progress.fraction()
    }
    /// What the work last said it was doing.
    pub fn label(&self) -> String {
        self.progress.label()
    }
    /// What became of it so far.
    pub fn state(&self) -> JobState {
        self.state
    }
    /// Whether a result may still come.
    pub fn running(&self) -> bool {
        self.state == JobState::Running
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}

struct WakeOnDrop(Wake);

impl Drop for WakeOnDrop {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// What `work` makes of each block of `0..count`, in their order, whatever the number of threads: one of the caller and up
/// to `helpers` more, as many as the system gives. A panic in the work goes on here.
pub fn in_blocks<T: Send>(
    count: usize,
    size: usize,
    helpers: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let blocks: Vec<Range<usize>> =
        (0..count).step_by(size.max(1)).map(|first| first..(first + size.max(1)).min(count)).collect();
    let turn = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = turn.fetch_add(1, Ordering::Relaxed);
            let Some(block) = blocks.get(at) else { return done };
            done.push((at, work(block.clone())));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers.min(blocks.len().saturating_sub(1)))
            .map_while(|_| std::thread::Builder::new().spawn_scoped(scope, take).ok())
            .collect();
        let mut done = take();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

/// How many threads may work beside the caller's.
pub fn helpers() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn waker() -> (Wake, mpsc::Receiver<()>) {
        let (sender, woken) = mpsc::channel();
        (Arc::new(move || sender.send(()).unwrap_or_default()), woken)
    }

    #[test]
    fn a_result_is_handed_out_once_after_the_wake() {
        let (wake, woken) = waker();
        let mut job = Job::start("sum", wake, |progress| {
            progress.set_label("adding");
            1 + 1
        })
        .unwrap();
        woken.recv().unwrap();
        assert_eq!((job.poll(), job.poll()), (Some(2), None));
        assert_eq!((job.fraction(), job.label().as_str(), job.state()), (1.0, "adding", JobState::Done));
    }

    #[test]
    fn a_cancelled_job_stops_and_gives_nothing() {
        let (wake, woken) = waker();
        let mut job = Job::start("wait", wake, |progress| {
            while !progress.cancelled() {
                std::thread::yield_now();
            }
        })
        .unwrap();
        assert!(job.running());
        job.cancel();
        woken.recv().unwrap();
        assert_eq!(job.poll(), None);
    }

    #[test]
    fn blocks_come_in_their_order_however_many_threads_work() {
        let alone = in_blocks(1000, 7, 0, Iterator::sum::<usize>);
        assert_eq!((alone.len(), alone.iter().sum::<usize>()), (143, 499_500));
        assert_eq!(in_blocks(1000, 7, 3, Iterator::sum::<usize>), alone);
        assert!(in_blocks(0, 7, 3, |block| block.len()).is_empty());
    }

    #[test]
    fn a_panic_in_the_work_is_a_failed_job() {
        let (wake, woken) = waker();
        let mut job: Job<()> = Job::start("fails", wake, |_| panic!("on purpose")).unwrap();
        woken.recv().unwrap();
        assert_eq!((job.poll(), job.state()), (None, JobState::Failed));
    }
}
