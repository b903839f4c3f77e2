import Engine
import NumPyArrays
import Output

/// A figure of matplotlib's that is being put together, until `plt.show()` draws it.
struct PythonPlot: Sendable {
    struct Curve: Sendable {
        var x: [Double]?
        var y: [Double]
        var label: String?
        /// False for points that no line joins.
        var isJoined: Bool
    }

    /// One drawing within the figure.
    struct Axes: Sendable {
        var curves: [Curve] = []
        var pictures: [Picture] = []
        var histogram: (values: [Double], bins: Int)?
        var bars: Bars?
        var title: String?
        var xLabel: String?
        var yLabel: String?
        var isLogarithmic = false
        var isEmpty: Bool { curves.isEmpty && pictures.isEmpty && histogram == nil && bars == nil }
    }

    var axes = [Axes()]
    /// Which drawing `plt.plot` draws in.
    var current = 0
}
