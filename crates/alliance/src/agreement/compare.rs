//! What differs between two texts, word by word.

/// A piece of two texts laid over each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// It stands in both.
    Same(&'a str),
    /// It stands only in the older text.
    Removed(&'a str),
    /// It stands only in the newer text.
    Added(&'a str),
}

/// Lays two texts over each other so that as many words as possible stand in both.
///
/// The pieces that are same or removed give the older text, those that are same or added the newer. Within a change,
/// what was removed comes before what was added; a lone space between two changed words goes with both.
///
/// # Source
/// our choice, ADR-0016: a longest common subsequence of words and spaces
/// # Example
/// ```
/// use alliance::agreement::compare::{Piece, words};
/// let pieces = words("elke dag lopen", "elke dag buiten lopen");
/// assert_eq!(pieces, [Piece::Same("elke dag "), Piece::Added("buiten "), Piece::Same("lopen")]);
/// ```
pub fn words<'a>(older: &'a str, newer: &'a str) -> Vec<Piece<'a>> {
    let (old, new) = (tokens(older), tokens(newer));
    let longest = longest_common(&old, &new);
    let (mut i, mut j) = (0, 0);
    let mut run = Run { older, newer, pieces: Vec::new(), old: (0, 0), new: (0, 0) };
    while i < old.len() || j < new.len() {
        let same_from = i;
        while i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        }
        let goes_on = i < old.len() || j < new.len();
        run.same(&old[same_from..i], if goes_on { After::AChange } else { After::TheEnd });
        let (old_from, new_from) = (i, j);
        while (i < old.len() || j < new.len()) && !(i < old.len() && j < new.len() && old[i] == new[j]) {
            if j == new.len() || (i < old.len() && longest[i + 1][j] >= longest[i][j + 1]) {
                i += 1;
            } else {
                j += 1;
            }
        }
        run.old.1 += length(&old[old_from..i]);
        run.new.1 += length(&new[new_from..j]);
    }
    run.tell_change();
    run.pieces
}

/// What comes after a piece that both texts share.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    AChange,
    TheEnd,
}

/// The pieces so far, and in each text the change that is not told yet, from and to which byte.
struct Run<'a> {
    older: &'a str,
    newer: &'a str,
    pieces: Vec<Piece<'a>>,
    old: (usize, usize),
    new: (usize, usize),
}

impl Run<'_> {
    fn same(&mut self, tokens: &[&str], after: After) {
        let length = length(tokens);
        let is_space = tokens.iter().all(|token| token.trim().is_empty());
        let is_within_a_change = self.old.0 < self.old.1 && self.new.0 < self.new.1;
        if is_space && is_within_a_change && after == After::AChange {
            self.old.1 += length;
            self.new.1 += length;
        } else if length > 0 {
            self.tell_change();
            self.pieces.push(Piece::Same(&self.older[self.old.1..self.old.1 + length]));
            self.old = (self.old.1 + length, self.old.1 + length);
            self.new = (self.new.1 + length, self.new.1 + length);
        }
    }

    fn tell_change(&mut self) {
        if self.old.0 < self.old.1 {
            self.pieces.push(Piece::Removed(&self.older[self.old.0..self.old.1]));
        }
        if self.new.0 < self.new.1 {
            self.pieces.push(Piece::Added(&self.newer[self.new.0..self.new.1]));
        }
        self.old.0 = self.old.1;
        self.new.0 = self.new.1;
    }
}

fn length(tokens: &[&str]) -> usize {
    tokens.iter().map(|token| token.len()).sum()
}

/// Words and the white space between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_space = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != is_space).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// `table[i][j]`: how many tokens `old[i..]` and `new[j..]` can share in their order.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i][j] =
                if old[i] == new[j] { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    table
}
