import CKernels

/// Every output a weighted sum of every input: output = activation(input · kernel + bias).
///
/// Shapes: input (…, inputs), kernel (inputs, units), bias (units), output (…, units); as in Keras,
/// leading dimensions of an item are kept.
public struct Dense: Layer {
    public static let kind = "Dense"
    public static let largestUnits = 1 << 24

    public var name: String
    public let units: Int
    public let activation: Activation
    public let usesBias: Bool
    public let kernelInitializer: Initializer
    public let biasInitializer: Initializer

    /// - Throws: `outOfRange` unless `units` is 1…16,777,216.
    public init(
        units: Int, activation: Activation = .linear, usesBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
        name: String = "dense"
    ) throws(EngineError) {
        guard (1...Self.largestUnits).contains(units) else {
            throw .outOfRange(
                option: "units", value: "\(units)", allowed: "a whole number from 1 to 16,777,216")
        }
        self.units = units
        self.activation = activation
        self.usesBias = usesBias
        self.kernelInitializer = kernelInitializer
        self.biasInitializer = biasInitializer
        self.name = name
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
            fanOut: units)
        let bias = ParameterDescription(
            name: "bias", shape: [units], initializer: biasInitializer, fanIn: units,
            fanOut: units)
        return usesBias ? [kernel, bias] : [kernel]
    }

    public func memorySize(for input: [Int]) -> Int {
        activation.needsInput ? input.dropLast().reduce(1, *) * units : 0
    }

    /// The inputs of one row of the matrix, of items with `perItem` numbers.
    func inputs(perItem: Int, outputs: Int) -> Int { perItem / (outputs / units) }

    public func forward(_ pass: ForwardPass) {
        let (rows, inputs) = matrix(rows: pass.rows, pass.inputSize, pass.outputSize)
        let sums = activation.needsInput ? pass.memory : pass.output
        if usesBias { bobbin_fill_rows(sums, pass.parameters + inputs * units, rows, units) }
        BLAS.multiply(
            pass.input, pass.parameters, into: sums, rows: rows, columns: units, inner: inputs,
            leftStride: inputs, rightStride: units, outputStride: units,
            scalingOutputBy: usesBias ? 1 : 0)
        activation.apply(sums, into: pass.output, rows: rows, width: units)
    }

    public func backward(_ pass: BackwardPass) {
        let (rows, inputs) = matrix(rows: pass.rows, pass.inputSize, pass.outputSize)
        let gradient = pass.outputGradient
        if !pass.isBeforeActivation {
            activation.applyBackward(
                gradient, input: pass.memory, output: pass.output, rows: rows, width: units)
        }
        // kernel gradient = inputᵀ · gradient
        BLAS.multiply(
            pass.input, gradient, into: pass.gradients, rows: inputs, columns: units, inner: rows,
            transposingLeft: true, leftStride: inputs, rightStride: units, outputStride: units)
        if usesBias { bobbin_sum_rows(pass.gradients + inputs * units, gradient, rows, units) }
        if let inputGradient = pass.inputGradient {
            // input gradient = gradient · kernelᵀ
            BLAS.multiply(
                gradient, pass.parameters, into: inputGradient, rows: rows, columns: inputs,
                inner: units, transposingRight: true, leftStride: units, rightStride: units,
                outputStride: inputs)
        }
    }

    /// Items with leading dimensions are so many rows of the same matrix.
    private func matrix(rows: Int, _ inputSize: Int, _ outputSize: Int) -> (rows: Int, inputs: Int)
    {
        (rows * (outputSize / units), inputs(perItem: inputSize, outputs: outputSize))
    }
}
