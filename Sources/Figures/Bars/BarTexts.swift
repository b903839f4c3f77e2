import Output
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What stands beside bars in writing, whatever draws them.
public struct BarTexts: Sendable {
    /// Beginning and end of every bar of a distribution; nil for bars with labels.
    public let edges: [String]?
    /// Each value: `6,000`, `97.3%`, `0.3412`.
    public let values: [String]
    /// Each value's part of the total, `10.0%`; nil where there is none to speak of.
    public let shares: [String]?

    public init(_ bars: Bars) {
        let isLabelled = bars.bars.contains { !$0.label.isEmpty }
        edges = isLabelled ? nil : bars.edges.map { Self.texts(of: $0) }
        values = bars.bars.map { bar in
            switch bars.measure {
            case .count: timesText(bar.value)
            case .share: MeasuredNumber.percent(bar.value * 100)
            case .number: abs(bar.value) < 1e15 ? fixed(bar.value, 4) : metricText(bar.value)
            }
        }
        shares = bars.total.flatMap { total in
            total > 0 && bars.measure != .share
                ? bars.bars.map { MeasuredNumber.percent($0.value / total * 100) } : nil
        }
    }

    /// Edges with as many decimals as tell them apart, the same for all.
    static func texts(of edges: [Double]) -> [String] {
        guard edges.count > 1, let low = edges.first, let high = edges.last else { return [] }
        let width = (high / 2 - low / 2) / Double(edges.count - 1) * 2
        let largest = max(abs(low), abs(high))
        let decimals = (0...9).first { decimals in
            let unit = pow(10, Double(-decimals))
            return edges.allSatisfy { edge in
                abs(edge - (edge / unit).rounded() * unit) <= width * 0.005
            }
        }
        guard let decimals, largest < 1e7, largest >= 1e-4 || largest == 0 else {
            let step = RoundStep(atLeast: max(min(width, 1e308), 1e-307) / 10)
            return edges.map { TickText.scientific($0, like: step) }
        }
        return edges.map { edge in
            decimals == 0
                ? grouped(Int(edge.rounded())) : fixed(edge, decimals)
        }
    }
}
