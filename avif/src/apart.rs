//! Decoding in a child process: the file goes in, width, height and colours come out, both as bytes.

use crate::{Error, Pixels, broken, decode};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, ioctl_fionbio},
    process::{Resource, Rlimit, getrlimit, setrlimit},
};
use std::{
    io::{ErrorKind, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// The most bytes of a file that the child reads.
const MOST_BYTES: u64 = 25_000_000;
/// What the child may take: seconds of a processor, and bytes of address space, which allocators reserve freely.
const MOST_SECONDS: u64 = 30;
const MOST_MEMORY: u64 = 4 << 30;
/// Width and height, little-endian.
const HEADER: usize = 8;

/// Decodes a picture like [`decode`] in a process of its own: `program argument most_pixels`, which has to call
/// [`child`] with the latter. Call it on a thread that may block, for about `most_time` at most.
///
/// # Errors
/// [`Error::Broken`] for whatever the child did not like or died of; [`Error::TooSlow`]; [`Error::Process`].
pub fn decode_apart(
    program: &Path,
    argument: &str,
    bytes: &[u8],
    most_pixels: u32,
    most_time: Duration,
) -> Result<Pixels, Error> {
    let until = Instant::now() + most_time;
    let mut child = Ended(
        Command::new(program)
            .args([argument, &most_pixels.to_string()])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?,
    );
    let (Some(stdin), Some(stdout)) = (child.0.stdin.take(), child.0.stdout.take()) else {
        return Err(std::io::Error::other("no pipes").into());
    };
    let pixels = talk(stdin, stdout, bytes, most_pixels, until)?;
    let status = loop {
        match child.0.try_wait()? {
            Some(status) => break status,
            None if Instant::now() >= until => return Err(Error::TooSlow),
            None => sleep(Duration::from_millis(1)),
        }
    };
    if !status.success() {
        return Err(broken(format_args!("the decoder: {status}")));
    }
    pixels.ok_or_else(|| broken("the decoder's answer"))
}

/// Whichever way its caller returns, the child is then neither running nor a zombie.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It fails only where the child has been waited for.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Writes and reads at once, so that neither side waits for the other; nothing where the answer is no picture.
fn talk(
    stdin: ChildStdin,
    mut stdout: ChildStdout,
    mut bytes: &[u8],
    most_pixels: u32,
    until: Instant,
) -> Result<Option<Pixels>, Error> {
    ioctl_fionbio(&stdin, true).map_err(std::io::Error::from)?;
    ioctl_fionbio(&stdout, true).map_err(std::io::Error::from)?;
    let mut stdin = Some(stdin);
    let (mut answer, mut part) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Error::TooSlow);
        }
        let mut ready = vec![PollFd::new(&stdout, PollFlags::IN)];
        ready.extend(stdin.as_ref().map(|pipe| PollFd::new(pipe, PollFlags::OUT)));
        let left = Timespec::try_from(left).map_err(|e| Error::Process(std::io::Error::other(e)))?;
        match poll(&mut ready, Some(&left)) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(std::io::Error::from(error).into()),
        }
        if let Some(pipe) = &mut stdin {
            match pipe.write(bytes) {
                Ok(written) => bytes = &bytes[written..],
                Err(e) if waits(&e) => {}
                // The child reads no more; it will say why.
                Err(_) => bytes = &[],
            }
        }
        if bytes.is_empty() {
            stdin = None;
        }
        match stdout.read(&mut part) {
            Ok(0) => break,
            Ok(read) => answer.extend_from_slice(&part[..read]),
            Err(e) if waits(&e) => {}
            Err(e) => return Err(e.into()),
        }
        if let Some((width, height)) = header(&answer) {
            let pixels = u64::from(width) * u64::from(height);
            if pixels > most_pixels.into() || answer.len() > length(width, height) {
                return Err(broken("the decoder's answer is too long"));
            }
            answer.reserve_exact(length(width, height) - answer.len());
        }
    }
    Ok(header(&answer)
        .filter(|(width, height)| answer.len() == length(*width, *height) && answer.len() > HEADER)
        .map(|(width, height)| {
            answer.drain(..HEADER);
            Pixels {
                width,
                height,
                rgb: answer,
            }
        }))
}

/// Width and height, once they are there.
fn header(answer: &[u8]) -> Option<(u32, u32)> {
    let (width, rest) = answer.split_first_chunk()?;
    let height = rest.first_chunk()?;
    Some((u32::from_le_bytes(*width), u32::from_le_bytes(*height)))
}

/// How many bytes an answer of that width and height has.
fn length(width: u32, height: u32) -> usize {
    HEADER + 3 * width as usize * height as usize
}

fn waits(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

/// What the child runs: decodes the file on its standard input within narrow limits, and writes width and height as
/// little-endian numbers of four bytes and the colours. `most_pixels` is as [`decode_apart`] wrote it.
#[must_use]
pub fn child(most_pixels: &str) -> ExitCode {
    match answer(most_pixels) {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    }
}

fn answer(most_pixels: &str) -> Option<()> {
    for (resource, most) in [
        (Resource::Cpu, MOST_SECONDS),
        (Resource::As, MOST_MEMORY),
        (Resource::Core, 0),
    ] {
        let most = Some(getrlimit(resource).maximum.map_or(most, |own| own.min(most)));
        let limit = Rlimit {
            current: most,
            maximum: most,
        };
        setrlimit(resource, limit).ok()?;
    }
    let mut bytes = Vec::new();
    let stdin = std::io::stdin().lock();
    stdin.take(MOST_BYTES + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > MOST_BYTES {
        return None;
    }
    let Pixels { width, height, rgb } = decode(&bytes, most_pixels.parse().ok()?).ok()?;
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(&width.to_le_bytes()).ok()?;
    stdout.write_all(&height.to_le_bytes()).ok()?;
    stdout.write_all(&rgb).ok()?;
    stdout.flush().ok()
}
