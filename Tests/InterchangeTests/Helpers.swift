import Engine
import Foundation
import Testing

@testable import Interchange

func fixturePath(_ name: String) -> String {
    (Bundle.module.resourcePath ?? ".") + "/Fixtures/" + name
}

/// Arrays as the golden files hold them: flat and row-major, with their shape.
struct GoldenArray: Decodable {
    var shape: [Int]
    var data: [Float]

    var items: DataArray { DataArray(floats: data, itemShape: Array(shape.dropFirst())) }
}

/// What the three golden files hold, and what their model predicts.
struct GoldenModel: Decodable {
    var x: GoldenArray
    var predict: GoldenArray
    var weights: [GoldenArray]
    var summaryParameters: Int
}

func goldenModel() throws -> GoldenModel {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = try Data(contentsOf: URL(fileURLWithPath: fixturePath("expected.json")))
    return try decoder.decode(GoldenModel.self, from: data)
}

/// The largest difference of two equally long lists; infinite where the lengths differ.
func largestDifference(_ a: some Collection<Float>, _ b: some Collection<Float>) -> Float {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

/// Whether two models agree in everything, weights and the optimizer's memory bit for bit.
func expectSame(
    _ a: SavedModel, _ b: SavedModel, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(a.name == b.name, sourceLocation: sourceLocation)
    #expect(describe(a.network) == describe(b.network), sourceLocation: sourceLocation)
    #expect(
        a.network.parameters.values == b.network.parameters.values, sourceLocation: sourceLocation)
    #expect(a.network.state.values == b.network.state.values, sourceLocation: sourceLocation)
    #expect((a.training == nil) == (b.training == nil), sourceLocation: sourceLocation)
    guard let first = a.training, let second = b.training else { return }
    #expect(
        first.plan.optimizer.kind == second.plan.optimizer.kind, sourceLocation: sourceLocation)
    #expect(
        first.plan.optimizer.settings == second.plan.optimizer.settings,
        sourceLocation: sourceLocation)
    #expect(first.plan.loss == second.plan.loss, sourceLocation: sourceLocation)
    #expect(first.plan.metrics == second.plan.metrics, sourceLocation: sourceLocation)
    #expect(first.metricNames == second.metricNames, sourceLocation: sourceLocation)
    #expect(
        first.optimizerState?.step == second.optimizerState?.step, sourceLocation: sourceLocation)
    #expect(
        first.optimizerState?.slots.values == second.optimizerState?.slots.values,
        sourceLocation: sourceLocation)
}

/// Layers with their settings, one a line.
func describe(_ network: Network) -> [String] {
    ["\(network.inputShape)"] + network.layers.map { "\($0)" }
}

/// The problem that `body` throws, or nil.
func problem<Value>(_ body: () throws(InterchangeError) -> Value) -> ModelFileProblem? {
    do throws(InterchangeError) {
        _ = try body()
        return nil
    } catch {
        #expect(!error.message.isEmpty && !error.hint.isEmpty)
        return error.problem
    }
}

func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}
