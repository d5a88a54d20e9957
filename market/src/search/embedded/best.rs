//! Keeping the best of the matches without sorting them all.

/// A document and its place in the order: greater keys first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// By what it is ordered first.
    pub first: u64,
    /// By what it is ordered among equals.
    pub then: u64,
    /// Its segment.
    pub segment: u32,
    /// Its number there.
    pub doc: u32,
}

/// Keeps the best so many.
pub struct Best {
    most: usize,
    kept: Vec<Ranked>,
    /// What is not better than this is not among the best.
    least: Option<(u64, u64)>,
}

impl Best {
    /// Keeps `most`.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            kept: Vec::new(),
            least: None,
        }
    }

    /// Offers one; `order` settles what the keys leave open.
    pub fn offer(&mut self, ranked: Ranked, order: &impl Fn(&Ranked, &Ranked) -> std::cmp::Ordering) {
        // Equals may still come before by their identifier.
        if self
            .least
            .is_some_and(|least| (ranked.first, ranked.then) < least)
        {
            return;
        }
        self.kept.push(ranked);
        if self.kept.len() >= (self.most * 2).max(64) {
            self.shrink(order);
        }
    }

    fn shrink(&mut self, order: &impl Fn(&Ranked, &Ranked) -> std::cmp::Ordering) {
        if self.most == 0 {
            self.kept.clear();
        } else if self.kept.len() > self.most {
            let (_, last, _) = self
                .kept
                .select_nth_unstable_by(self.most - 1, |a, b| by_keys(a, b).then_with(|| order(a, b)));
            self.least = Some((last.first, last.then));
            self.kept.truncate(self.most);
        }
    }

    /// The best, best first.
    pub fn finish(mut self, order: &impl Fn(&Ranked, &Ranked) -> std::cmp::Ordering) -> Vec<Ranked> {
        self.shrink(order);
        self.kept
            .sort_unstable_by(|a, b| by_keys(a, b).then_with(|| order(a, b)));
        self.kept
    }
}

fn by_keys(a: &Ranked, b: &Ranked) -> std::cmp::Ordering {
    (b.first, b.then).cmp(&(a.first, a.then))
}
