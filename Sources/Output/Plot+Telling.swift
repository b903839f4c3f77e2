import Wording

/// What every drawing of a plot tells its curves apart by, and says of them.
extension Plot {
    /// The place of each curve among the colours: one for each run where there are several, else one
    /// for each curve.
    public var colourPlaces: [Int] {
        var runs: [Int] = []
        for run in curves.compactMap(\.run) where !runs.contains(run) { runs.append(run) }
        return curves.enumerated().map { index, curve in
            runs.count > 1 ? curve.run.flatMap { runs.firstIndex(of: $0) } ?? index : index
        }
    }

    /// `0.3301, epoch 12`: the value that is marked on a curve, and where; nil where there is none.
    public func bestText(of curve: Curve) -> String? {
        guard let best = curve.best, curve.x.indices.contains(best), let value = curve.y[best]
        else { return nil }
        let place = x.isWhole ? grouped(Int(curve.x[best])) : metricText(curve.x[best])
        return "\(metricText(value)), \(x.title) \(place)"
    }
}
