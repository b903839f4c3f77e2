import Output

/// A small curve as one line of characters.
enum SparklineText {
    /// One character a value, or thinned out to so many columns; `·` stands for what is no number.
    static func text(_ sparkline: Sparkline, columns: Int, unicode: Bool) -> String {
        let values = sparkline.values
        let count = min(values.count, columns)
        guard count > 0 else { return "" }
        // The first and the last value stay.
        let shown =
            count == values.count
            ? values : (0..<count).map { values[$0 * (values.count - 1) / max(1, count - 1)] }
        let finite = values.compactMap { $0?.ifFinite }
        let low = sparkline.low ?? finite.min() ?? 0
        let high = sparkline.high ?? finite.max() ?? 0
        let bars = Array(unicode ? "▁▂▃▄▅▆▇█" : "_.-=+*%#")
        return String(
            shown.map { value -> Character in
                guard let value, value.isFinite else { return unicode ? "·" : "?" }
                // Halves, since the whole stretch may be more than a Float64 can hold.
                let spread = high / 2 - low / 2
                let share = spread > 0 ? (value / 2 - low / 2) / spread : 0
                return bars[max(0, min(bars.count - 1, Int(max(0, min(1, share)) * 8)))]
            })
    }
}
