/// A batch, or a part of one, as a loss or metric sees it.
struct LossBatch {
    /// `rows · width` outputs.
    var output: UnsafePointer<Float>
    /// `rows` class numbers for sparse targets, else `rows · width` numbers.
    var targets: UnsafePointer<Float>
    var rows: Int
    var width: Int
    /// Rows of the whole batch, of whose mean loss the gradients are.
    let wholeRows: Int

    init(
        output: UnsafePointer<Float>, targets: UnsafePointer<Float>, rows: Int, width: Int,
        wholeRows: Int? = nil
    ) {
        self.output = output
        self.targets = targets
        self.rows = rows
        self.width = width
        self.wholeRows = wholeRows ?? rows
    }

    var wholeCount: Int { wholeRows * width }
}
