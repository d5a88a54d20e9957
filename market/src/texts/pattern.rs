//! Fluent patterns that people type: read, checked against the program's own, and put where Fluent can read them.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use std::collections::BTreeSet;

/// What is wrong: the code of an error, and where or which.
pub type Fault = (&'static str, String);

/// A message of Fluent's own grammar around what was typed.
struct Source {
    text: String,
    /// How much stands before each typed line, bytes.
    before: Vec<usize>,
}

const INDENT: &str = "    ";
/// An empty value: after it a line may begin with what would otherwise mean something to Fluent, as lists and links do.
const GUARD: &str = "{\"\"}";

impl Source {
    fn of(id: &str, typed: &str) -> Self {
        let mut source = Self {
            text: format!("{id} =\n"),
            before: Vec::new(),
        };
        let mut inside = Inside::default();
        for line in typed.lines() {
            let guarded = inside.depth == 0 && line.trim_start().starts_with(['[', '*', '.']);
            let indent = if line.is_empty() { "" } else { INDENT };
            let guard = if guarded { GUARD } else { "" };
            source.before.push(indent.len() + guard.len());
            for piece in [indent, guard, line, "\n"] {
                source.text.push_str(piece);
            }
            inside.walk(line);
        }
        source
    }

    /// Line and character of the typed text, both from 1, of a place in the source.
    fn place(&self, at: usize) -> String {
        // what ends too early does so at its own end
        let at = at.min(self.text.trim_end().len());
        let before = self.text.get(..at).unwrap_or_default();
        // the first line is the message's name
        let line = before.matches('\n').count().clamp(1, self.before.len().max(1));
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let shift = self.before.get(line - 1).copied().unwrap_or(0);
        let column = before
            .get((start + shift).min(before.len())..)
            .map_or(0, |t| t.chars().count());
        format!("{line}:{}", column + 1)
    }
}

/// How deep in braces a text is.
#[derive(Default)]
struct Inside {
    depth: usize,
    quoted: bool,
}

impl Inside {
    fn walk(&mut self, line: &str) {
        let mut escaped = false;
        for c in line.chars() {
            match (self.quoted, c) {
                (true, _) if escaped => escaped = false,
                (true, '\\') => escaped = true,
                (_, '"') if self.depth > 0 => self.quoted = !self.quoted,
                (false, '{') => self.depth += 1,
                (false, '}') => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        // a quoted value ends with its line
        self.quoted = false;
    }
}

/// The Fluent message `id` that says what was typed.
pub fn message(id: &str, typed: &str) -> String {
    Source::of(id, typed).text
}

/// Names of values, and whether anything else is asked for that a typed text can't have.
#[derive(Default)]
struct Asked {
    values: BTreeSet<String>,
    foreign: bool,
}

impl Asked {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|v| self.pattern(&v.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. } => self.foreign = true,
        }
    }
}

/// Reads a pattern: what it asks for.
fn asked(typed: &str) -> Result<Asked, Fault> {
    let source = Source::of("text", typed);
    let fault = |at: usize| ("invalid.text_syntax", source.place(at));
    let resource = parser::parse(source.text.as_str())
        .map_err(|(_, errors)| fault(errors.first().map_or(0, |e| e.pos.start)))?;
    match resource.body.as_slice() {
        [Entry::Message(message)] if message.attributes.is_empty() => {
            let pattern = message.value.as_ref().ok_or_else(|| fault(0))?;
            let mut asked = Asked::default();
            asked.pattern(pattern);
            Ok(asked)
        }
        _ => Err(fault(0)),
    }
}

/// Checks a pattern against the program's own: the same values must be filled in. `known` are all patterns of the text, whose
/// values may be used too.
pub fn check(typed: &str, default: &str, known: &[&str]) -> Result<(), Fault> {
    let typed = asked(typed)?;
    if typed.foreign {
        return Err(("invalid.text_reference", String::new()));
    }
    if let Some(missing) = asked(default)?.values.difference(&typed.values).next() {
        return Err(("invalid.text_value_missing", missing.clone()));
    }
    let mut all = BTreeSet::new();
    for text in known {
        all.extend(asked(text)?.values);
    }
    match typed.values.difference(&all).next() {
        Some(unknown) => Err(("invalid.text_value_unknown", unknown.clone())),
        None => Ok(()),
    }
}

/// The names of the values that a pattern is filled with, in the alphabet's order.
pub fn values(pattern: &str) -> Vec<String> {
    asked(pattern).map_or_else(|_| Vec::new(), |asked| asked.values.into_iter().collect())
}

/// A pattern in one short line, `…` where something is filled in.
pub fn outline(pattern: &str) -> String {
    const LONGEST: usize = 80;
    let (mut out, mut depth) = (String::new(), 0_usize);
    for c in pattern.trim_start_matches(['#', '-', ' ']).chars() {
        match c {
            '\n' if depth == 0 => break,
            '{' => {
                if depth == 0 {
                    out.push('…');
                }
                depth += 1;
            }
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.chars().count() > LONGEST {
        out = out.chars().take(LONGEST - 1).chain(['…']).collect();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_mistake_is_that_of_the_typed_text() {
        assert_eq!(
            check("a\nżb { $n", "a", &[]).err(),
            Some(("invalid.text_syntax", "2:8".into()))
        );
        assert_eq!(
            check("* x }", "", &[]).err(),
            Some(("invalid.text_syntax", "1:5".into()))
        );
        assert!(matches!(
            check("a }\n.b = c", "", &[]),
            Err(("invalid.text_syntax", _))
        ));
    }

    #[test]
    fn markdown_may_begin_a_line_as_it_likes() {
        let typed = "**Ważne**\n\n* raz\n* dwa\n[tu](https://example.org) { $mark }\n.kropka";
        assert_eq!(check(typed, "{ $mark }", &["{ $mark }"]), Ok(()));
        assert_eq!(values(typed), ["mark"]);
    }

    #[test]
    fn values_stay_and_none_is_invented() {
        let known = ["{ $at }", "{ $device }"];
        assert_eq!(
            check("bez", "{ $at }", &known),
            Err(("invalid.text_value_missing", "at".into()))
        );
        assert_eq!(
            check("{ $x }{ $at }", "{ $at }", &known),
            Err(("invalid.text_value_unknown", "x".into()))
        );
        assert_eq!(check("{ $device }{ $at }", "{ $at }", &known), Ok(()));
        assert_eq!(
            check("{ inny }{ $at }", "{ $at }", &known),
            Err(("invalid.text_reference", String::new()))
        );
        let counted = "{ $n ->\n    [one] a\n   *[other] { $n } b\n}";
        assert_eq!(check(counted, "{ $n }", &["{ $n }"]), Ok(()));
    }

    #[test]
    fn a_list_shows_the_beginning() {
        assert_eq!(
            outline("Do { $x } i { $y ->\n [a] b\n*[c] d\n} tak\nnie"),
            "Do … i … tak"
        );
    }
}
