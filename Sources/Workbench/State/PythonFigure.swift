import Language

/// A figure of matplotlib's that is being put together, until `plt.show()` draws it.
///
/// `plot` and `imshow` take down what is drawn as it is at that time: what changes afterwards does
/// not change the figure, there or here.
package struct PythonFigure: Sendable {
    package struct Curve: Sendable {
        /// Nil for one by its places.
        package var x: Expression?
        package var y: Expression
        package var label: String?
        /// False for points that no line joins.
        package var isJoined: Bool
        /// Empty until they are taken down.
        package var xs: [Double] = []
        package var ys: [Double] = []
        /// The session's revision at that time.
        package var revision = -1

        package init(
            x: Expression? = nil, y: Expression, label: String? = nil, isJoined: Bool,
            xs: [Double] = [], ys: [Double] = [], revision: Int = -1
        ) {
            self.x = x
            self.y = y
            self.label = label
            self.isJoined = isJoined
            self.xs = xs
            self.ys = ys
            self.revision = revision
        }
    }

    /// One drawing within the figure.
    package struct Axes: Sendable {
        package var curves: [Curve] = []
        /// `train_input[7]`.
        package var pictures: [Expression] = []
        /// As `histogram` takes them.
        package var histogram: [Argument] = []
        /// Options of `plot`: title, xlabel, ylabel, log.
        package var options: [Argument] = []
        package var legend: [String] = []

        package init() {}

        package var isEmpty: Bool { curves.isEmpty && pictures.isEmpty && histogram.isEmpty }
    }

    /// `for i in range(10):` over the drawings of a figure.
    package struct Loop: Sendable {
        package var name: String
        package var places: Range<Int>

        package init(name: String, places: Range<Int>) {
            self.name = name
            self.places = places
        }
    }

    package var axes = [Axes()]
    /// Where the figure begins that is being drawn in, and which of its drawings is.
    package var start = 0
    package var current = 0
    /// In a row of the grid that `subplots` lays out.
    package var columns = 1
    /// What the learner calls its drawings: `axs`.
    package var name: String?
    package var loop: Loop?

    package init() {}

    package var isEmpty: Bool { axes.allSatisfy(\.isEmpty) }
}
