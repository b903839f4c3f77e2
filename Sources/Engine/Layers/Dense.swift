import CKernels

/// Every output a weighted sum of every input: output = activation(input · kernel + bias).
///
/// Shapes: input (…, inputs), kernel (inputs, units), bias (units), output (…, units); as in Keras,
/// leading dimensions of an item are kept.
public struct Dense: Layer {
    public static let kind = "Dense"
    public static let largestUnits = 1 << 24

    public var name: String
    public internal(set) var units: Int
    public internal(set) var activation: Activation
    public internal(set) var usesBias: Bool
    public internal(set) var kernelInitializer: Initializer
    public internal(set) var biasInitializer: Initializer
    public internal(set) var kernelRegularizer: Regularizer?
    public internal(set) var biasRegularizer: Regularizer?

    /// - Throws: `outOfRange` unless `units` is 1…16,777,216.
    public init(
        units: Int, activation: Activation = .linear, usesBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
        kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
        name: String = "dense"
    ) throws(EngineError) {
        self.units = units
        self.activation = activation
        self.usesBias = usesBias
        self.kernelInitializer = kernelInitializer
        self.biasInitializer = biasInitializer
        self.kernelRegularizer = kernelRegularizer
        self.biasRegularizer = biasRegularizer
        self.name = name
        try checkSettings()
    }

    public func outputShape(from input: [Int]) throws(EngineError) -> [Int] {
        guard !input.isEmpty else {
            throw .unfitInput(
                layer: "Dense", shape: input, reason: "it needs at least one number an item")
        }
        return input.dropLast() + [units]
    }

    public func parameters(for input: [Int]) -> [ParameterDescription] {
        let inputs = input.last ?? 0
        let kernel = ParameterDescription(
            name: "kernel", shape: [inputs, units], initializer: kernelInitializer, fanIn: inputs,
            fanOut: units, regularizer: kernelRegularizer)
        let bias = ParameterDescription(
            name: "bias", shape: [units], initializer: biasInitializer, fanIn: units,
            fanOut: units, regularizer: biasRegularizer)
        return usesBias ? [kernel, bias] : [kernel]
    }

    public func memorySize(for input: [Int]) -> Int {
        activation.needsInput ? input.dropLast().reduce(1, *) * units : 0
    }

    /// The inputs of one row of the matrix, of items with `perItem` numbers.
    func inputs(perItem: Int, outputs: Int) -> Int { perItem / (outputs / units) }

    /// Kernel and bias are one matrix of rows: the bias is that of an input which is always 1.
    public func parameterRows(for input: [Int]) -> ParameterRows {
        let inputs = input.last ?? 0
        // Few enough that their gradients are still in a near cache when they are used, and whole cache
        // lines of the inputs, which lie on their side here; where the outputs' gradients are brought
        // together for each block, as many as repay it.
        let portion = units >= 256 ? 128 : max(16, 3200 / units & ~15)
        return ParameterRows(count: inputs + (usesBias ? 1 : 0), width: units, portion: portion)
    }

    public func forward(_ pass: ForwardPass) {
        let sums = activation.needsInput ? pass.memory : pass.output
        let (rows, inputs) = matrix(pass.part.rows, pass.sizes)
        if isWide(inputs: inputs) {
            wideForward(pass, sums)
        } else {
            multiply(pass.input, pass.parameters, into: sums, rows: rows, inputs: inputs, 0..<units)
        }
        activation.apply(sums, into: pass.output, rows: rows, width: units)
    }

    public func backward(_ pass: BackwardPass) {
        let (rows, inputs) = matrix(pass.part.rows, pass.sizes)
        if !pass.isBeforeActivation {
            activation.applyBackward(
                pass.outputGradient, input: pass.memory, output: pass.output, rows: rows,
                width: units)
        }
        guard let inputGradient = pass.inputGradient else { return }
        if isWide(inputs: inputs) {
            wideBackward(pass, inputGradient)
        } else {
            multiplyBack(
                pass.outputGradient, pass.parameters, into: inputGradient, rows: rows,
                inputs: inputs, 0..<inputs, pass.part.scratch)
        }
    }

    /// kernel gradient = inputᵀ · output gradient; bias gradient = its sum over the rows.
    public func parameterGradients(_ pass: GradientPass) {
        let (rows, inputs) = matrix(pass.wholeRows, pass.sizes)
        let kernelRows = pass.parameterRows.clamped(to: 0..<inputs)
        BLAS.multiply(
            pass.input + kernelRows.lowerBound, pass.outputGradient, into: pass.gradients,
            rows: kernelRows.count, columns: units, inner: rows, transposingLeft: true,
            leftStride: inputs, rightStride: units, outputStride: units, nonzero: pass.nonzero,
            carried: pass.carried)
        if pass.parameterRows.upperBound > inputs {
            bobbin_sum_rows(
                pass.gradients + kernelRows.count * units, pass.outputGradient, rows, units)
        }
    }

    /// Items with leading dimensions are so many rows of the same matrix.
    private func matrix(_ rows: Int, _ sizes: LayerSizes) -> (rows: Int, inputs: Int) {
        (rows * (sizes.output / units), inputs(perItem: sizes.input, outputs: sizes.output))
    }

    /// output[columns] = input · kernel[columns] + bias[columns]
    private func multiply(
        _ input: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>,
        into output: UnsafeMutablePointer<Float>, rows: Int, inputs: Int, _ columns: Range<Int>
    ) {
        BLAS.multiply(
            input, parameters + columns.lowerBound, into: output + columns.lowerBound, rows: rows,
            columns: columns.count, inner: inputs, leftStride: inputs, rightStride: units,
            outputStride: units,
            start: usesBias ? parameters + inputs * units + columns.lowerBound : nil)
    }

    /// input gradient[columns] = output gradient · kernelᵀ[columns]
    private func multiplyBack(
        _ gradient: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>,
        into output: UnsafeMutablePointer<Float>, rows: Int, inputs: Int, _ columns: Range<Int>,
        _ scratch: UnsafeMutablePointer<Float>
    ) {
        BLAS.multiplyTransposed(
            gradient, parameters + columns.lowerBound * units, into: output + columns.lowerBound,
            rows: rows, columns: columns.count, inner: units, leftStride: units,
            rightStride: units, outputStride: inputs, scratch: scratch)
    }
}

extension Dense {
    public static let summary =
        "Every unit sums all its inputs, each times a weight, adds a bias, and applies the activation."
    public static let settings: [Setting<Dense>] = [
        .whole(
            "units", \.units, 1...largestUnits, allowed: "a whole number from 1 to 16,777,216",
            "how many numbers it puts out", asked: "a number of units", isPositional: true),
        .activation("activation", \.activation, "what each sum goes through"),
        .flag("use_bias", \.usesBias, "add a number of its own to each sum (true)"),
        .initializer(
            "kernel_initializer", \.kernelInitializer, "how the first weights are drawn"),
        .initializer("bias_initializer", \.biasInitializer, "what the biases begin with"),
        .regularizer(
            "kernel_regularizer", \.kernelRegularizer,
            "what large weights add to the loss: l2(0.01), l1(0.01)"),
        .regularizer(
            "bias_regularizer", \.biasRegularizer, "what large biases add to the loss"),
    ]
    public static func standard() throws(EngineError) -> Dense { try Dense(units: 100) }
    public static let exampleSettings = [NamedSetting("activation", .activation(.relu))]
    public var shownSetting: SettingValue? {
        activation == .linear ? nil : .activation(activation)
    }
}

extension Dense: LayerInKeras, ExplainedLayer, ReferenceLayer {
    public static let fixedSettings = ["kernel_constraint", "bias_constraint"].map {
        NamedSetting($0, .nothing)
    }

    public func explanation(for input: [Int]) -> LayerExplanation {
        let inputs = input.last.map(String.init) ?? ""
        let penalties = [("w", kernelRegularizer), ("b", usesBias ? biasRegularizer : nil)]
            .compactMap { name, rule in rule.map { $0.formula(of: name) } }
        let added = penalties.dropFirst().reduce(penalties.first) { sum, next in
            sum.map { $0 + " + " + next }
        }
        return LayerExplanation(
            formulas: [
                "sum_j = x_1·w_1j + … + x_\(inputs)·w_\(inputs)j\(usesBias ? " + b_j" : "")"
                    + "      j = 1 … \("\(units)")",
                "output_j = \(activation.formula(of: "sum_j"))",
            ] + (added.map { ["loss ← loss + " + $0] } ?? []),
            sentences: added == nil
                ? []
                : [
                    "Large weights cost something here: what they add to the loss pulls each of them a little towards 0 at every step."
                ])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] {
        let inputs = input.last ?? 0
        let start = parameters.startIndex
        let count = values.count / inputs
        var sums = [Double](repeating: 0, count: count * units)
        for row in 0..<count {
            for unit in 0..<units {
                var sum = usesBias ? parameters[start + inputs * units + unit] : 0
                for i in 0..<inputs {
                    sum += values[row * inputs + i] * parameters[start + i * units + unit]
                }
                sums[row * units + unit] = sum
            }
        }
        return activation.reference(sums, width: units)
    }
}

extension Dense: PartwiseLayer {
    func product(for input: [Int]) -> (inputs: Int, units: Int)? {
        input.count == 1 ? (input[0], units) : nil
    }

    func multiplyPart(_ pass: PartPass) {
        let inputs = pass.sizes.input
        BLAS.multiply(
            pass.input + pass.columns.lowerBound,
            pass.parameters + pass.columns.lowerBound * units, into: pass.output, rows: pass.rows,
            columns: units, inner: pass.columns.count, leftStride: inputs, rightStride: units,
            outputStride: units, nonzero: pass.nonzero)
    }

    func finish(_ pass: ForwardPass, product: UnsafePointer<Float>) {
        let rows = pass.part.rows
        var sums = product
        if usesBias {
            let biased = activation.needsInput ? pass.memory : pass.output
            bobbin_add_bias(
                biased, product, pass.parameters + pass.sizes.input * units, rows, units)
            sums = UnsafePointer(biased)
        } else if activation.needsInput {
            pass.memory.update(from: product, count: rows * units)
        }
        activation.apply(sums, into: pass.output, rows: rows, width: units)
    }
}

extension Dense {
    /// Columns that one member of the team multiplies at a time.
    private static let wideColumns = 256

    /// Whether the kernel is too large for each member to read all of it: then the team shares the
    /// columns of the product and not its rows, and meets before and after.
    private func isWide(inputs: Int) -> Bool {
        inputs * units >= 1 << 18 && min(inputs, units) >= Self.wideColumns
    }

    private func wideForward(_ pass: ForwardPass, _ sums: UnsafeMutablePointer<Float>) {
        let (rows, inputs) = matrix(pass.part.wholeRows, pass.sizes)
        let input = pass.input - pass.part.first * pass.sizes.input
        let sums = sums - pass.part.first * pass.sizes.output
        pass.part.member.wait()
        for columns in pass.part.member.portions(of: units, each: Self.wideColumns) {
            multiply(input, pass.parameters, into: sums, rows: rows, inputs: inputs, columns)
        }
        pass.part.member.wait()
    }

    private func wideBackward(_ pass: BackwardPass, _ inputGradient: UnsafeMutablePointer<Float>) {
        let (rows, inputs) = matrix(pass.part.wholeRows, pass.sizes)
        let gradient = pass.outputGradient - pass.part.first * pass.sizes.output
        let inputGradient = inputGradient - pass.part.first * pass.sizes.input
        pass.part.member.wait()
        for columns in pass.part.member.portions(of: inputs, each: Self.wideColumns) {
            multiplyBack(
                gradient, pass.parameters, into: inputGradient, rows: rows, inputs: inputs,
                columns, pass.part.scratch)
        }
        pass.part.member.wait()
    }
}
