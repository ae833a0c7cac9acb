//! Mail goes out by SMTP, encrypted unless the server is this very machine.

use crate::command::MailArgs;
use crate::failure::Failure;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Category;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use web::reflection::letter::{Carrier, Letter, NotCarried};

#[cfg(test)]
mod tests;

/// A mail server, and whom mail comes from.
#[derive(Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// The mail server that was set; `None` if none was.
    ///
    /// # Errors
    /// The address of the server or of the sender cannot be read, or mail would go over the network as plain text.
    pub fn of(args: &MailArgs) -> Result<Option<Self>, Failure> {
        let (Some(server), Some(from)) = (&args.server, &args.from) else { return Ok(None) };
        // The address may hold a password: it is never said back.
        let refused = || Failure::new("failure-mail-server");
        if !is_private(server) {
            return Err(Failure::new("failure-mail-plain"));
        }
        let transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(|_| refused())?.build();
        let from = from.parse().map_err(|_| Failure::new("failure-mail-from").with("address", from))?;
        Ok(Some(Self { transport, from }))
    }

    fn message(&self, letter: &Letter) -> Result<Message, NotCarried> {
        let to: Mailbox = letter.to.parse().map_err(|_| NotCarried::Never)?;
        let domain = self.from.email.domain();
        let header =
            |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            // The same mail tried again is the same mail.
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            .raw_header(header("Content-Language", letter.language.as_str().to_owned()))
            .raw_header(header("List-Unsubscribe", format!("<{}>", letter.leave)))
            .singlepart(
                SinglePart::builder()
                    .header(ContentType::TEXT_PLAIN)
                    .header(ContentTransferEncoding::QuotedPrintable)
                    .body(letter.text.clone()),
            )
            .map_err(|_| NotCarried::Never)
    }
}

impl Carrier for Smtp {
    async fn carry(&self, letter: &Letter) -> Result<(), NotCarried> {
        let message = self.message(letter)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::warn!(mail.kind = kind(&error), "mail.not-carried");
                Err(fate(&error))
            }
        }
    }
}

/// A server that will have nothing of this address says so with 55x. All else may be another time: also that it does not
/// know us, which somebody can set right.
fn fate(error: &Error) -> NotCarried {
    match error.status() {
        Some(code) if error.is_permanent() && code.category == Category::MailSystem => NotCarried::Never,
        Some(_) | None => NotCarried::Later,
    }
}

/// What went wrong, without what the server said: that often names the address.
fn kind(error: &Error) -> &'static str {
    if error.is_permanent() {
        "refused"
    } else if error.is_transient() {
        "put off"
    } else if error.is_timeout() {
        "timeout"
    } else if error.is_tls() {
        "tls"
    } else {
        "connection"
    }
}

/// Whether what goes to this server can be read by nobody on the way: it is encrypted, or never leaves the machine.
fn is_private(server: &str) -> bool {
    let Some((scheme, rest)) = server.split_once("://") else { return false };
    let place = rest.split(['/', '?']).next().unwrap_or("");
    let host = place.rsplit('@').next().unwrap_or("");
    let is_here = ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|here| host.strip_prefix(here).is_some_and(|after| after.is_empty() || after.starts_with(':')));
    scheme == "smtps" || (scheme == "smtp" && (is_here || rest.ends_with("?tls=required")))
}
