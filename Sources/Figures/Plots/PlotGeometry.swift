import Output

/// A place on a drawing: from 0 at its left and bottom to 1 at its right and top.
public struct PlotPoint: Sendable, Equatable {
    public var x: Double
    public var y: Double
}

/// Where the curves of a plot run between its axes, whatever draws them.
public struct PlotGeometry: Sendable {
    public struct Curve: Sendable {
        /// The pieces between gaps, in their order; a piece of one point stands alone.
        public var strokes: [[PlotPoint]]
        /// The value to mark.
        public var best: PlotPoint?
        /// Whether every value has a point of its own, so that each may be drawn as one.
        public var showsEveryValue: Bool
    }

    public let x: AxisScale
    public let y: AxisScale
    public let curves: [Curve]

    /// - Parameters:
    ///   - columns: the resolution from left to right. Where many points share a column, those that
    ///     show how far it reaches stay, and the drawing is the same.
    ///   - ticks: about how many ticks either axis has room for.
    ///   - across: what the horizontal axis shows; nil for no more than the values.
    public init(
        _ plot: Plot, columns: Int, ticks: (x: Int, y: Int), across: ClosedRange<Double>? = nil
    ) {
        let (own, ys) = Self.ranges(plot)
        let xs = across ?? own
        let x = AxisScale(xs, axis: plot.x, ticks: ticks.x, isRounded: false)
        let y = AxisScale(ys, axis: plot.y, ticks: ticks.y, isRounded: true)
        (self.x, self.y) = (x, y)
        curves = plot.curves.map { curve in
            let points = zip(curve.x, curve.y).map { place, value -> PlotPoint? in
                guard let value, let across = x.fraction(of: place), let up = y.fraction(of: value)
                else { return nil }
                return PlotPoint(x: across, y: up)
            }
            let strokes = points.split(separator: nil).map { $0.compactMap(\.self) }
            let thinned = strokes.map { Thinning.thinned($0, columns: columns) }
            let best = curve.best.flatMap { points.indices.contains($0) ? points[$0] : nil }
            return Curve(
                strokes: thinned, best: best,
                showsEveryValue: zip(strokes, thinned).allSatisfy { $0.count == $1.count })
        }
    }

    /// The smallest and largest of what has a place on the axes.
    private static func ranges(_ plot: Plot) -> (ClosedRange<Double>?, ClosedRange<Double>?) {
        var (left, right) = (Double.infinity, -Double.infinity)
        var (bottom, top) = (Double.infinity, -Double.infinity)
        for curve in plot.curves {
            for (place, value) in zip(curve.x, curve.y) {
                guard let value, value.isFinite, place.isFinite,
                    !plot.y.isLogarithmic || value > 0, !plot.x.isLogarithmic || place > 0
                else { continue }
                (left, right) = (min(left, place), max(right, place))
                (bottom, top) = (min(bottom, value), max(top, value))
            }
        }
        guard left <= right else { return (nil, nil) }
        return (left...right, bottom...top)
    }
}

/// Leaves out points that no drawing of so many columns can tell from their neighbours.
enum Thinning {
    /// The first, lowest, highest and last point of every column, for points that run to the right;
    /// others, and few, stay as they are.
    static func thinned(_ points: [PlotPoint], columns: Int) -> [PlotPoint] {
        let columns = max(1, columns)
        guard points.count > 4 * columns,
            zip(points, points.dropFirst()).allSatisfy({ $0.x <= $1.x })
        else { return points }
        var kept: [PlotPoint] = []
        var start = 0
        while start < points.count {
            let column = (points[start].x * Double(columns)).rounded(.down)
            var end = start
            var (lowest, highest) = (start, start)
            while end < points.count, (points[end].x * Double(columns)).rounded(.down) == column {
                if points[end].y < points[lowest].y { lowest = end }
                if points[end].y > points[highest].y { highest = end }
                end += 1
            }
            var last = -1
            for index in [start, lowest, highest, end - 1].sorted() where index != last {
                kept.append(points[index])
                last = index
            }
            start = end
        }
        return kept
    }
}
