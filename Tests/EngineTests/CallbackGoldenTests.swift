import Testing

@testable import Engine

/// What Keras's EarlyStopping and ModelCheckpoint do on scripted validation losses.
struct CallbackGoldenTests {
    struct File: Decodable {
        enum CodingKeys: String, CodingKey {
            case earlyStopping = "EarlyStopping"
            case checkpoint = "modelcheckpointSaveBestOnly"
        }
        var earlyStopping: [Case]
        var checkpoint: Checkpoint
    }
    struct Case: Decodable {
        struct Arguments: Decodable {
            var patience: Int?
            var restoreBestWeights: Bool?
            var minDelta: Double?
            var startFromEpoch: Int?
            var baseline: Double?
        }
        var valLoss: [Double]
        var arguments: Arguments
        var epochsRun: Int
        var stoppedEpoch: Int
        var bestEpoch: Int
        var weightsAreThoseOfEpoch: Int
    }
    struct Checkpoint: Decodable {
        var valLoss: [Double]
        var savesAtEpochs: [Int]
    }

    /// A result whose validation loss is scripted.
    private func result(_ epoch: Int, _ loss: Double) -> EpochResult {
        var validation = Measurement()
        validation.loss = loss
        return EpochResult(
            epoch: epoch + 1, steps: 1, seconds: 0, training: Measurement(), validation: validation)
    }

    private func numbers(_ value: Float) -> Network.Numbers {
        Network.Numbers(parameters: FloatBuffer([value]), state: FloatBuffer(count: 0))
    }

    @Test(arguments: 0..<10) func earlyStopping(index: Int) throws {
        let file = try golden("callbacks", as: File.self)
        #expect(file.earlyStopping.count == 10)
        let expected = file.earlyStopping[index]
        let arguments = expected.arguments
        let stopping = try EarlyStopping(
            minDelta: arguments.minDelta ?? 0, patience: arguments.patience ?? 0,
            baseline: arguments.baseline, restoreBestWeights: arguments.restoreBestWeights ?? false,
            startFromEpoch: arguments.startFromEpoch ?? 0)
        var runner = CallbackRunner([stopping])
        var run = 0
        // The weights of an epoch are its number.
        for (epoch, loss) in expected.valLoss.enumerated() {
            run = epoch + 1
            let decision = runner.epochEnded(
                epoch, result(epoch, loss), numbers: numbers(Float(epoch)))
            if decision.stops { break }
        }
        let state = try #require(runner.states[0] as? EarlyStopping)
        #expect(run == expected.epochsRun)
        #expect(state.stoppedEpoch == expected.stoppedEpoch)
        #expect(state.bestEpoch == expected.bestEpoch)
        let weights = runner.numbersToRestore?.parameters[0] ?? Float(run - 1)
        #expect(Int(weights) == expected.weightsAreThoseOfEpoch)
    }

    @Test func checkpointSavesTheBestOnly() throws {
        let expected = try golden("callbacks", as: File.self).checkpoint
        var runner = CallbackRunner([ModelCheckpoint(saveBestOnly: true)])
        var saves: [Int] = []
        for (epoch, loss) in expected.valLoss.enumerated() {
            let decision = runner.epochEnded(
                epoch, result(epoch, loss), numbers: numbers(Float(epoch)))
            if !decision.saves.isEmpty { saves.append(epoch) }
        }
        #expect(saves == expected.savesAtEpochs)
    }
}
