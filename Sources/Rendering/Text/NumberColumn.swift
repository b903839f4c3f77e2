import Wording

/// Numbers in so many columns, and durations.
enum NumberColumn {
    /// A measured value in so many columns: four decimals, fewer where it is large, and a short power
    /// of ten (`3.2e-5`) where it is very small or large. `12.3456` in 7, `12.346` in 6.
    static func figure(_ value: Double, columns: Int) -> String {
        guard value.isFinite else { return metricText(value) }
        let size = value.magnitude
        if size == 0 || (size >= 1e-4 && size < 1e12) {
            for decimals in stride(from: 4, through: 0, by: -1) {
                let text = fixed(value, decimals)
                if text.count <= columns { return text }
            }
        }
        for decimals in stride(from: 4, to: 0, by: -1) {
            let text = scientific(value, decimals, isShort: true)
            if text.count <= columns { return text }
        }
        return scientific(value, 0, isShort: true)
    }

    /// A duration in six columns: `0.09 s`, `12.3 s`, `1234 s`, `2.8 h`.
    static func shortSeconds(_ seconds: Double) -> String {
        let time = bounded(seconds)
        if time >= 9999.5 { return fixed(time / 3600, 1) + " h" }
        let decimals = time < 9.995 ? 2 : time < 99.95 ? 1 : 0
        return fixed(time, decimals) + " s"
    }

    /// A duration: `0.04 s`, `0.2 s`, `1 min 5 s`, `2 h 3 min`.
    static func seconds(_ seconds: Double) -> String {
        let time = bounded(seconds)
        if time < 0.0995 { return fixed(time, 2) + " s" }
        if time < 59.95 { return fixed(time, 1) + " s" }
        return wholeSeconds(time)
    }

    /// A duration still to wait, in whole seconds: `3 s`, `1 min 5 s`.
    static func wholeSeconds(_ seconds: Double) -> String {
        let whole = Int(bounded(seconds).rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(grouped(whole / 3600)) h \(whole / 60 % 60) min"
    }

    /// Bytes received of a whole, in one unit: `12.1/26.4 MB`; without a known whole `12.1 MB`.
    static func bytes(_ completed: Int, of total: Int) -> String {
        let (unit, name) = max(completed, total) < 1_000_000 ? (1e3, "kB") : (1e6, "MB")
        let done = fixed(Double(max(0, completed)) / unit, 1)
        return total > 0
            ? "\(done)/\(fixed(Double(total) / unit, 1)) \(name)"
            : "\(done) \(name)"
    }

    /// Numbers that share their decimals: three figures of the largest, `-0.12 0.345` → `-0.120`,
    /// `0.345`; very small or large ones with a power of ten.
    static func alike(_ rows: [[Double]]) -> [[String]] {
        let largest = rows.joined().reduce(0.0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        guard largest == 0 || largest >= 0.001 && largest < 1e6 else {
            return rows.map { $0.map { $0 == 0 ? "0" : metricText($0) } }
        }
        let count = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3
        return rows.map { $0.map { fixed($0, count) } }
    }

    /// A duration that can be written: no less than 0, no more than 30 years.
    private static func bounded(_ seconds: Double) -> Double {
        seconds.isNaN ? 0 : min(max(seconds, 0), 1e9)
    }
}
