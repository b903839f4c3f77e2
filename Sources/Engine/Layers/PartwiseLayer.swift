/// A layer that begins with a product of its inputs, which may be added up from parts: the columns
/// `a ..< b` of the inputs times the rows `a ..< b` of the kernel.
protocol PartwiseLayer: Layer {
    /// Inputs and units of the product; nil where an item is more than one row of it.
    func product(for input: [Int]) -> (inputs: Int, units: Int)?
    /// Writes one part of the product for the whole batch.
    func multiplyPart(_ pass: PartPass)
    /// Turns the finished product of some items into their output: bias and activation.
    func finish(_ pass: ForwardPass, product: UnsafePointer<Float>)
}

/// What a layer needs to compute one part of its product.
struct PartPass {
    /// The batch's inputs.
    var input: UnsafePointer<Float>
    /// Columns of the inputs, rows of the kernel.
    var columns: Range<Int>
    var rows: Int
    /// Which of them are not 0, where that is worth knowing.
    var nonzero: NonzeroBits?
    /// The layer's own parameters.
    var parameters: UnsafePointer<Float>
    /// Room for `rows · units` numbers.
    var output: UnsafeMutablePointer<Float>
    var sizes: LayerSizes
}

/// How the first product of a training step is shared so that its parameters stay where they are
/// changed ("split-K").
///
/// The first layer has most parameters of a small network, and each core holds in its own cache those
/// that it changed in the step before. So a member of the team multiplies its own columns of the
/// inputs with its own rows of the kernel, gathers no others and later changes no others; what crosses
/// from core to core is the sum of each part. Worth it while that is less than inputs and kernel are.
///
/// The parts do not depend on the number of threads, nor does the order in which they are added up:
/// neighbours first, then the sums of neighbours.
struct SplitProduct {
    let layer: Int
    let inputs: Int
    let units: Int
    /// A power of two.
    let parts: Int

    private static let mostParts = 4
    /// Numbers in all parts above which they are fewer: adding them up costs a pass over each.
    private static let mostNumbers = 1 << 18
    private static let fewestColumns = 64
    /// Whole cache lines, so that no two members write to the same one.
    private static let line = 16

    /// Nil where the first layer is of another kind or the batch so large that its rows are shared.
    init?(for network: Network, rows: Int) {
        guard let first = network.layers.indices.first(where: { !network.layers[$0].isReshape }),
            let layer = network.layers[first] as? any PartwiseLayer,
            let product = layer.product(for: network.inputShape(of: first)),
            3 * rows * product.units < (rows + product.units) * product.inputs
        else { return nil }
        var parts = 1
        while parts < Self.mostParts, product.inputs / (2 * parts) >= Self.fewestColumns,
            parts == 1 || 2 * parts * rows * product.units <= Self.mostNumbers
        {
            parts *= 2
        }
        guard parts > 1 else { return nil }
        self.layer = first
        (inputs, units) = product
        self.parts = parts
    }

    /// The inputs of a run of parts.
    func columns(of parts: Range<Int>) -> Range<Int> {
        bound(parts.lowerBound)..<bound(parts.upperBound)
    }

    private func bound(_ part: Int) -> Int {
        part == parts ? inputs : inputs / Self.line * part / parts * Self.line
    }

    /// Calls `add` for each sum of two neighbouring runs of parts that ends with `last` and begins
    /// within `range`: shortest first, as they are possible once all parts up to `last` are there. The
    /// sum then stands where the first run began.
    func forEachSum(
        endingWith last: Int, in range: Range<Int>, _ add: (_ first: Int, _ second: Int) -> Void
    ) {
        var width = 1
        while (last + 1) % (2 * width) == 0, last + 1 - 2 * width >= range.lowerBound {
            add(last + 1 - 2 * width, last + 1 - width)
            width *= 2
        }
    }
}
