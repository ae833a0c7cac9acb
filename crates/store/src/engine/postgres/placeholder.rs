//! `?1` in the program is `$1` on the wire.

/// Rewrites the placeholders of a statement; whatever stands in quotes or comments stays as it is.
pub(super) fn rewrite(sql: &str) -> String {
    let mut rewritten = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(start) = rest.find(['?', '\'', '"', '-', '/']) {
        let (before, from) = rest.split_at(start);
        rewritten.push_str(before);
        let length = match from.as_bytes() {
            [b'?', digit, ..] if digit.is_ascii_digit() => {
                rewritten.push('$');
                rest = &from[1..];
                continue;
            }
            [b'\'', ..] => past(from, 1, "'"),
            [b'"', ..] => past(from, 1, "\""),
            [b'-', b'-', ..] => past(from, 2, "\n"),
            [b'/', b'*', ..] => past(from, 2, "*/"),
            _ => 1,
        };
        rewritten.push_str(&from[..length]);
        rest = &from[length..];
    }
    rewritten.push_str(rest);
    rewritten
}

/// The length of the quotation or comment at the start of `from`. A doubled quote ends one quotation and starts the
/// next, which comes to the same.
fn past(from: &str, opening: usize, end: &str) -> usize {
    from[opening..].find(end).map_or(from.len(), |at| opening + at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_rewritten_and_nothing_else() {
        for (sql, expected) in [
            ("select a from b where c = ?1 and d = ?12", "select a from b where c = $1 and d = $12"),
            ("select '?1', ?1", "select '?1', $1"),
            ("select 'it''s ?1', ?2", "select 'it''s ?1', $2"),
            ("select \"?1\" from a where b = ?1", "select \"?1\" from a where b = $1"),
            ("select 1 -- what is ?1\n, ?1", "select 1 -- what is ?1\n, $1"),
            ("select /* ?1 ' */ ?1", "select /* ?1 ' */ $1"),
            ("select a - ?1 / ?2", "select a - $1 / $2"),
            ("select a ? b", "select a ? b"),
            ("select 'ë?1', ?1 || 'ö'", "select 'ë?1', $1 || 'ö'"),
            ("select 'open ?1", "select 'open ?1"),
        ] {
            assert_eq!(rewrite(sql), expected);
        }
    }
}
