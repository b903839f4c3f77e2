import Testing

@testable import Engine

/// Values and gradients of Keras's losses.
struct LossGoldenTests {
    struct File: Decodable {
        struct Case: Decodable {
            var yTrue: GoldenArray
            var yPred: GoldenArray
            var value: Double
            var gradient: GoldenArray
        }
        var losses: [String: Case]
    }

    @Test func everyLossIsInTheFile() throws {
        let file = try golden("losses", as: File.self)
        #expect(Set(file.losses.keys) == Set(Loss.Kind.allCases.map(\.rawValue)))
    }

    @Test(arguments: Loss.Kind.allCases) func valueAndGradient(_ kind: Loss.Kind) throws {
        let expected = try #require(try golden("losses", as: File.self).losses[kind.rawValue])
        let loss = Loss(kind)
        let rows = expected.yPred.shape[0]
        let width = expected.yPred.shape.dropFirst().reduce(1, *)
        var gradient = [Float](repeating: 0, count: rows * width)
        expected.yPred.data.withUnsafeBufferPointer { output in
            expected.yTrue.data.withUnsafeBufferPointer { targets in
                guard let output = output.baseAddress, let targets = targets.baseAddress else {
                    return
                }
                let batch = LossBatch(output: output, targets: targets, rows: rows, width: width)
                // One part in a million: Float32 means of a few numbers.
                #expect(abs(loss.value(batch) - expected.value) <= 1e-6 * max(1, expected.value))
                loss.gradient(batch, into: &gradient)
            }
        }
        let size = max(1, expected.gradient.data.map { abs($0) }.max() ?? 1)
        #expect(largestDifference(gradient, expected.gradient.data) <= 2e-6 * size)
    }

    @Test func probabilitiesOfZeroAndOneAreClipped() {
        let output: [Float] = [0, 1, 1, 0]
        let targets: [Float] = [1, 0, 1, 0]
        let binary = value(.binaryCrossentropy, output, targets, rows: 4, width: 1)
        // Keras gives 8.015119552612305; the tolerance is that of its Float32.
        #expect(abs(binary - 8.015119552612305) < 1e-5)
        let sparse = value(.sparseCategoricalCrossentropy, [1, 0, 0], [1], rows: 1, width: 3)
        #expect(abs(sparse - 16.11809539794922) < 1e-5)
    }

    private func value(
        _ loss: Loss, _ output: [Float], _ targets: [Float], rows: Int, width: Int
    ) -> Double {
        output.withUnsafeBufferPointer { output in
            targets.withUnsafeBufferPointer { targets in
                guard let output = output.baseAddress, let targets = targets.baseAddress else {
                    return .nan
                }
                return loss.value(
                    LossBatch(output: output, targets: targets, rows: rows, width: width))
            }
        }
    }
}
