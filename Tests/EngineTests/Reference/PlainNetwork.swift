@testable import Engine

/// A network as textbooks write it: loops over arrays of Float64, one item after another.
struct PlainNetwork {
    enum Layer {
        /// Weights (inputs, units) row by row, then the biases. An item of several rows of inputs is
        /// taken row by row.
        case dense(inputs: Int, units: Int, hasBias: Bool, Activation)
        case activation(Activation)
        case leakyReLU(slope: Double)
        case rescaling(scale: Double, offset: Double)
        /// gamma, then beta; in the state the moving mean, then the moving variance.
        case normalization(width: Int, momentum: Double, epsilon: Double)
        /// What each number of the batch is multiplied by, given for every step.
        case dropout(index: Int)
    }

    typealias Batch = [[Double]]

    var layers: [Layer]
    var parameters: [Double]
    var state: [Double]

    /// What a layer's way back needs of its way there.
    private struct Trace {
        var input: Batch
        /// Before the activation, or normalized.
        var inner: Batch = []
        var output: Batch = []
        /// Of each column.
        var deviations: [Double] = []
    }

    // MARK: - There

    /// Outside training.
    func outputs(of inputs: Batch) -> Batch {
        var copy = self
        return copy.forward(inputs, masks: nil).last?.output ?? inputs
    }

    /// - Parameter masks: by the index of a dropout; nil outside training.
    private mutating func forward(_ inputs: Batch, masks: [Batch]?) -> [Trace] {
        var traces: [Trace] = []
        var (first, firstState) = (0, 0)
        var values = inputs
        for layer in layers {
            var trace = Trace(input: values)
            switch layer {
            case .dense(let size, let units, let hasBias, let activation):
                trace.inner = values.map {
                    weightedSums(of: $0, first, size, units, hasBias: hasBias)
                }
                trace.output = trace.inner.map { Self.activated($0, activation, width: units) }
                first += size * units + (hasBias ? units : 0)
            case .activation(let activation):
                trace.inner = values
                trace.output = values.map { Self.activated($0, activation, width: $0.count) }
            case .leakyReLU(let slope):
                trace.output = values.map { $0.map { $0 >= 0 ? $0 : slope * $0 } }
            case .rescaling(let scale, let offset):
                trace.output = values.map { $0.map { $0 * scale + offset } }
            case .normalization(let width, let momentum, let epsilon):
                normalize(
                    &trace, first, firstState, width, momentum, epsilon, trains: masks != nil)
                first += 2 * width
                firstState += 2 * width
            case .dropout(let index):
                trace.output = values
                for (row, mask) in (masks?[index] ?? []).enumerated() {
                    trace.output[row] = zip(values[row], mask).map { $0 * $1 }
                }
            }
            values = trace.output
            traces.append(trace)
        }
        return traces
    }

    private func weightedSums(
        of item: [Double], _ first: Int, _ size: Int, _ units: Int, hasBias: Bool
    ) -> [Double] {
        var sums: [Double] = []
        for start in stride(from: 0, to: item.count, by: size) {
            var row = [Double](repeating: 0, count: units)
            if hasBias { for j in 0..<units { row[j] = parameters[first + size * units + j] } }
            for i in 0..<size where item[start + i] != 0 {
                for j in 0..<units { row[j] += item[start + i] * parameters[first + i * units + j] }
            }
            sums += row
        }
        return sums
    }

    private static func activated(
        _ sums: [Double], _ activation: Activation, width: Int
    ) -> [Double] {
        guard activation == .softmax else {
            return sums.map { PlainFunctions.value(activation, $0) }
        }
        return stride(from: 0, to: sums.count, by: width).flatMap {
            PlainFunctions.softmax(Array(sums[$0..<$0 + width]))
        }
    }

    private mutating func normalize(
        _ trace: inout Trace, _ first: Int, _ firstState: Int, _ width: Int, _ momentum: Double,
        _ epsilon: Double, trains: Bool
    ) {
        (trace.inner, trace.output) = (trace.input, trace.input)
        for column in 0..<width {
            var (mean, variance) = (state[firstState + column], state[firstState + width + column])
            if trains {
                let values = trace.input.flatMap { item in
                    stride(from: column, to: item.count, by: width).map { item[$0] }
                }
                mean = values.reduce(0, +) / Double(values.count)
                variance =
                    values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
                state[firstState + column] *= momentum
                state[firstState + column] += mean * (1 - momentum)
                state[firstState + width + column] *= momentum
                state[firstState + width + column] += variance * (1 - momentum)
            }
            let deviation = (variance + epsilon).squareRoot()
            trace.deviations.append(deviation)
            let (gamma, beta) = (parameters[first + column], parameters[first + width + column])
            for row in trace.input.indices {
                for place in stride(from: column, to: trace.input[row].count, by: width) {
                    trace.inner[row][place] = (trace.input[row][place] - mean) / deviation
                    trace.output[row][place] = gamma * trace.inner[row][place] + beta
                }
            }
        }
    }

    // MARK: - Back

    /// The mean loss of a batch and its gradient by every parameter; moving means move.
    mutating func gradient(
        _ inputs: Batch, _ targets: Batch, _ loss: Loss, masks: [Batch]
    ) -> (loss: Double, gradient: [Double]) {
        let traces = forward(inputs, masks: masks)
        let outputs = traces.last?.output ?? inputs
        let rows = Double(inputs.count)
        let total = zip(outputs, targets).reduce(0) { $0 + PlainFunctions.loss(loss, $1.0, $1.1) }
        var upstream = zip(outputs, targets).map { output, target in
            PlainFunctions.lossGradient(loss, output, target).map { $0 / rows }
        }
        var gradient = [Double](repeating: 0, count: parameters.count)
        var first = parameters.count
        for (layer, trace) in zip(layers, traces).reversed() {
            switch layer {
            case .dense(let size, let units, let hasBias, let activation):
                first -= size * units + (hasBias ? units : 0)
                upstream = Self.beforeActivation(upstream, trace, activation, width: units)
                upstream = backward(upstream, trace, &gradient, first, size, units, hasBias)
            case .activation(let activation):
                upstream = Self.beforeActivation(
                    upstream, trace, activation, width: trace.inner[0].count)
            case .leakyReLU(let slope):
                upstream = zip(upstream, trace.input).map { gradients, values in
                    zip(gradients, values).map { $1 >= 0 ? $0 : slope * $0 }
                }
            case .rescaling(let scale, _): upstream = upstream.map { $0.map { $0 * scale } }
            case .normalization(let width, _, _):
                first -= 2 * width
                upstream = normalizationBackward(upstream, trace, &gradient, first, width)
            case .dropout(let index):
                upstream = zip(upstream, masks[index]).map { zip($0, $1).map { $0 * $1 } }
            }
        }
        return (total / rows, gradient)
    }

    private static func beforeActivation(
        _ upstream: Batch, _ trace: Trace, _ activation: Activation, width: Int
    ) -> Batch {
        upstream.indices.map { row in
            let (gradient, inner, output) = (upstream[row], trace.inner[row], trace.output[row])
            guard activation == .softmax else {
                return zip(gradient, inner).map { $0 * PlainFunctions.slope(activation, $1) }
            }
            return stride(from: 0, to: gradient.count, by: width).flatMap { start in
                let places = start..<start + width
                return PlainFunctions.softmaxGradient(
                    Array(output[places]), Array(gradient[places]))
            }
        }
    }

    private func backward(
        _ upstream: Batch, _ trace: Trace, _ gradient: inout [Double], _ first: Int, _ size: Int,
        _ units: Int, _ hasBias: Bool
    ) -> Batch {
        var result = trace.input.map { [Double](repeating: 0, count: $0.count) }
        for row in upstream.indices {
            for (group, start) in stride(from: 0, to: trace.input[row].count, by: size).enumerated()
            {
                for j in 0..<units {
                    let slope = upstream[row][group * units + j]
                    if slope == 0 { continue }
                    if hasBias { gradient[first + size * units + j] += slope }
                    for i in 0..<size {
                        gradient[first + i * units + j] += trace.input[row][start + i] * slope
                        result[row][start + i] += parameters[first + i * units + j] * slope
                    }
                }
            }
        }
        return result
    }

    /// Through mean and variance, as the chain rule has it.
    private func normalizationBackward(
        _ upstream: Batch, _ trace: Trace, _ gradient: inout [Double], _ first: Int, _ width: Int
    ) -> Batch {
        var result = upstream
        for column in 0..<width {
            var (sum, product, count) = (0.0, 0.0, 0.0)
            func forEach(_ body: (Int, Int) -> Void) {
                for row in upstream.indices {
                    for place in stride(from: column, to: upstream[row].count, by: width) {
                        body(row, place)
                    }
                }
            }
            forEach { row, place in
                sum += upstream[row][place]
                product += upstream[row][place] * trace.inner[row][place]
                count += 1
            }
            gradient[first + column] += product
            gradient[first + width + column] += sum
            let factor = parameters[first + column] / trace.deviations[column]
            forEach { row, place in
                result[row][place] =
                    factor
                    * (upstream[row][place] - sum / count
                        - trace.inner[row][place] * product / count)
            }
        }
        return result
    }
}
