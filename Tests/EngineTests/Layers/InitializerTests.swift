import Testing

@testable import Engine

/// First weights against Keras's formulas. Bounds are exact; the moments of 40,000 draws lie
/// within 3 % (deviation) and four standard errors (mean).
struct InitializerTests {
    private static let fans = [(784, 100), (3, 5), (100, 10), (1, 1)]

    private func draw(_ initializer: Initializer, _ fans: (Int, Int)) -> [Double] {
        var random = RandomSource(seed: 12)
        return initializer.values(
            count: 40_000, fanIn: fans.0, fanOut: fans.1, random: &random
        ).map(Double.init)
    }

    private func expectMoments(_ values: [Double], deviation: Double) {
        let mean = values.reduce(0, +) / 40_000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
        #expect(abs(mean) < 4 * deviation / 200)
        #expect(abs(variance.squareRoot() / deviation - 1) < 0.03)
    }

    /// keras.initializers.GlorotUniform: ±√(6 / (in + out)); HeUniform: ±√(6 / in).
    @Test(arguments: fans) func uniform(_ fans: (Int, Int)) throws {
        for (initializer, scale) in [
            (Initializer.glorotUniform, Double(fans.0 + fans.1)), (.heUniform, Double(fans.0)),
        ] {
            let limit = (6 / scale).squareRoot()
            let values = draw(initializer, fans)
            let largest = try #require(values.map(abs).max())
            // Float32's rounding of the limit itself.
            #expect(largest <= limit * (1 + 1e-6))
            #expect(largest > 0.999 * limit)
            expectMoments(values, deviation: limit / 3.0.squareRoot())
        }
    }

    /// GlorotNormal and HeNormal: √(2 / (in + out)) and √(2 / in) after truncation at twice the
    /// deviation that was widened by 0.8796.
    @Test(arguments: fans) func normal(_ fans: (Int, Int)) throws {
        for (initializer, scale) in [
            (Initializer.glorotNormal, Double(fans.0 + fans.1)), (.heNormal, Double(fans.0)),
        ] {
            let deviation = (2 / scale).squareRoot()
            let bound = 2 * deviation / 0.87962566103423978
            let values = draw(initializer, fans)
            let largest = try #require(values.map(abs).max())
            #expect(largest <= bound * (1 + 1e-6))
            #expect(largest > 0.98 * bound)
            expectMoments(values, deviation: deviation)
            // Cut and not clipped: hardly any lies at the bound.
            #expect(values.count { abs($0) > 0.999 * bound } < 20)
        }
    }

    @Test func constants() {
        #expect(draw(.zeros, (3, 4)).allSatisfy { $0 == 0 })
        #expect(draw(.ones, (3, 4)).allSatisfy { $0 == 1 })
    }

    @Test(arguments: Initializer.allCases) func aDenseLayerUsesIt(_ initializer: Initializer) throws
    {
        var random = RandomSource(seed: 2)
        var expected = random
        var network = Network(inputShape: [7])
        try network.append(
            Dense(units: 3, kernelInitializer: initializer), random: &random)
        #expect(
            network.weights(of: network.slots[0])
                == initializer.values(count: 21, fanIn: 7, fanOut: 3, random: &expected))
    }
}
