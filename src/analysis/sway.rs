//! How far one person's opinion moves the vote. Source: Friedkin & Johnsen 1990, J. Math. Sociology 15:193.
use super::listening::Listening;

/// Iterations end when the largest change is at most this.
const TOLERANCE: f64 = 1e-13;

/// The gradient g = (I − T)(I − WᵀT)⁻¹ v of the mean vote in each person's own opinion; Σg = Σv.
pub(super) fn gradient(listening: &Listening, votes: &[f64]) -> Vec<f64> {
    let t = &listening.susceptibility;
    let mut y = votes.to_vec();
    loop {
        let next: Vec<f64> = votes
            .iter()
            .zip(&listening.columns)
            .map(|(v, column)| v + column.iter().map(|&(i, w)| w * t[i] * y[i]).sum::<f64>())
            .collect();
        let change = largest_change(&y, &next);
        y = next;
        if change <= TOLERANCE {
            return y.iter().zip(t).map(|(y, t)| (1.0 - t) * y).collect();
        }
    }
}

/// Column `i` of M = (I − TW)⁻¹(I − T): how much of everybody's settled opinion is person `i`'s own.
pub(super) fn reach_of(listening: &Listening, i: usize) -> Vec<f64> {
    let t = &listening.susceptibility;
    let own: Vec<f64> = (0..t.len()).map(|k| if k == i { 1.0 - t[i] } else { 0.0 }).collect();
    let mut x = own.clone();
    loop {
        let next: Vec<f64> = listening
            .rows
            .iter()
            .enumerate()
            .map(|(k, row)| own[k] + t[k] * row.iter().map(|&(j, w)| w * x[j]).sum::<f64>())
            .collect();
        let change = largest_change(&x, &next);
        x = next;
        if change <= TOLERANCE {
            return x;
        }
    }
}

fn largest_change(old: &[f64], new: &[f64]) -> f64 {
    old.iter().zip(new).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}
