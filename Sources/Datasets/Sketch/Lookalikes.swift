import Engine

/// Which garments are now and then drawn as another one would be.
///
/// In Fashion-MNIST, too, nobody can tell every shirt from every T-shirt. Because of these pictures
/// no network reaches 100 %, and one that learns them by heart does worse on new ones.
enum Lookalikes {
    private struct Mistake {
        let label: UInt8
        let drawnAs: UInt8
        let probability: Float
    }

    private static let mistakes = [
        Mistake(label: 0, drawnAs: 6, probability: 0.03),
        Mistake(label: 0, drawnAs: 3, probability: 0.015),
        Mistake(label: 2, drawnAs: 4, probability: 0.03),
        Mistake(label: 2, drawnAs: 6, probability: 0.03),
        Mistake(label: 3, drawnAs: 4, probability: 0.02),
        Mistake(label: 3, drawnAs: 0, probability: 0.015),
        Mistake(label: 4, drawnAs: 2, probability: 0.03),
        Mistake(label: 4, drawnAs: 6, probability: 0.03),
        Mistake(label: 5, drawnAs: 7, probability: 0.015),
        Mistake(label: 6, drawnAs: 0, probability: 0.06),
        Mistake(label: 6, drawnAs: 2, probability: 0.03),
        Mistake(label: 6, drawnAs: 4, probability: 0.03),
        Mistake(label: 7, drawnAs: 5, probability: 0.01),
        Mistake(label: 7, drawnAs: 9, probability: 0.015),
        Mistake(label: 9, drawnAs: 7, probability: 0.02),
    ]

    /// The class whose pencil draws a picture of class `label`: nearly always the same.
    static func drawn(for label: UInt8, _ random: inout RandomSource) -> UInt8 {
        var dice = random.between(0, 1)
        for mistake in mistakes where mistake.label == label {
            dice -= mistake.probability
            if dice < 0 { return mistake.drawnAs }
        }
        return label
    }
}
