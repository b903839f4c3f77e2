import Output
import Testing

@testable import Figures

@Suite struct PlotGeometryTests {
    private func plot(_ x: [Double], _ y: [Double?], log: Bool = false) -> Plot {
        Plot(
            title: "", x: .init("x"), y: .init("y", isLogarithmic: log),
            curves: [.init(name: "y", x: x, y: y, best: 1)], description: "")
    }

    @Test func gapsCutACurve() {
        let curve = PlotGeometry(
            plot([0, 1, 2, 3], [0, 10, nil, 5]), columns: 80, ticks: (5, 5)
        ).curves[0]
        #expect(
            curve.strokes.map { $0.map { [$0.x, $0.y] } } == [
                [[0, 0], [1.0 / 3, 1]], [[1, 0.5]],
            ])
        #expect(curve.best == PlotPoint(x: 1.0 / 3, y: 1))
        #expect(curve.showsEveryValue)
    }

    @Test func whatIsNotAboveZeroHasNoPlaceAmongLogarithms() {
        let curve = PlotGeometry(
            plot([0, 1, 2, 3], [1, 0, -4, 100], log: true), columns: 80, ticks: (5, 5)
        ).curves[0]
        #expect(curve.strokes.map { $0.map(\.y) } == [[0], [1]])
        #expect(curve.best == nil)
    }

    @Test func nothingToShowIsNoTrouble() {
        for values in [[], [nil, nil]] as [[Double?]] {
            let found = PlotGeometry(
                plot(values.indices.map(Double.init), values), columns: 80, ticks: (5, 5))
            #expect(found.curves[0].strokes.isEmpty && found.curves[0].best == nil)
        }
    }

    /// Thinned, a curve still reaches as far up and down in every column as it did.
    @Test func thinningKeepsTheReachOfEveryColumn() {
        var state: UInt64 = 7
        let points = (0..<50_000).map { index -> PlotPoint in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return PlotPoint(x: Double(index) / 49_999, y: Double(state >> 40) / Double(1 << 24))
        }
        let thinned = Thinning.thinned(points, columns: 200)
        #expect(thinned.count <= 4 * 201)
        func reach(_ points: [PlotPoint]) -> [Int: [Double]] {
            Dictionary(grouping: points) { Int($0.x * 200) }
                .mapValues { [$0.map(\.y).min() ?? 0, $0.map(\.y).max() ?? 0] }
        }
        #expect(reach(thinned) == reach(points))
        #expect(thinned.first == points.first && thinned.last == points.last)
        // What runs back and forth is drawn point by point.
        let reversed = Array(points.reversed())
        #expect(Thinning.thinned(reversed, columns: 200) == reversed)
    }
}
