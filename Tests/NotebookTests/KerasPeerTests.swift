import Engine
import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Vocabulary

/// The printed programs run by a real Keras: the same model, optimizer and `fit` as the session's.
///
/// Skipped unless a real Keras is asked for (`KerasEnvironment`).
@Suite(
    .enabled(if: KerasEnvironment.isAskedFor, Comment(rawValue: KerasEnvironment.whySkipped)),
    .serialized)
struct KerasPeerTests {
    @Test(arguments: KerasSession.all) func agrees(session: KerasSession) throws {
        let bench = Bench(.empty)
        for (line, _) in Session.statements(in: session.script) { bench.run(line) }
        let found = try KerasPeer().run(session.program.text)
        let state = bench.session.snapshot
        try compareModel(found, state)
        try compareFit(found, state)
        for name in ["w", "b"] {
            guard case .number(let value)? = state.variables[name] else { continue }
            let other = try #require(found[name] as? Double)
            // A dozen steps in Float32 on both sides.
            #expect(abs(value - other) < 1e-5, "\(name)")
        }
    }

    private func compareModel(_ found: [String: Any], _ state: SessionState) throws {
        guard let model = state.model, let network = model.network else { return }
        let layers = try #require(found["layers"] as? [[String: Any]])
        #expect(layers.count == model.layers.count)
        for (layer, other) in zip(model.layers, layers) {
            let settings = try #require(other["settings"] as? [String: Any])
            #expect(other["kind"] as? String == layer.kind)
            switch layer {
            case let dense as Dense:
                #expect(settings["units"] as? Int == dense.units)
                #expect(settings["activation"] as? String == dense.activation.rawValue)
                #expect(settings["use_bias"] as? Bool == dense.usesBias)
                let kernel = settings["kernel_initializer"] as? [String: Any]
                let name = dense.kernelInitializer.rawValue.replacingOccurrences(of: "_", with: "")
                #expect((kernel?["class_name"] as? String)?.lowercased() == name)
            case let dropout as Dropout: #expect(settings["rate"] as? Double == dropout.rate)
            case let leaky as LeakyReLU:
                let slope = try #require(settings["negative_slope"] as? Double)
                #expect(abs(slope - leaky.negativeSlope) < 1e-6)
            default: break
            }
        }
        #expect(found["parameters"] as? Int == network.parameterCount)
        guard let plan = model.compiled?.plan else { return }
        if let loss = found["loss"] as? [String: Any] {
            #expect(loss["name"] as? String == plan.loss.name)
            compare(plan.loss.settings, loss)
        } else {
            #expect(found["loss"] as? String == plan.loss.name)
            #expect(plan.loss == Loss(plan.loss.kind))
        }
        let optimizer = try #require(found["optimizer"] as? [String: Any])
        #expect(optimizer["kind"] as? String == plan.optimizer.kind)
        let settings = try #require(optimizer["settings"] as? [String: Any])
        compare(plan.optimizer.settings, settings)
    }

    private func compare(_ ours: [NamedSetting], _ settings: [String: Any]) {
        for setting in ours {
            switch setting.value {
            case .flag(let isOn): #expect(settings[setting.name] as? Bool == isOn)
            case .number(let value):
                let other = (settings[setting.name] as? NSNumber)?.doubleValue ?? .nan
                // Keras keeps the learning rate in Float32.
                #expect(abs(other - value) <= abs(value) * 1e-6, "\(setting.name)")
            default: Issue.record("\(setting.name) is \(setting.value)")
            }
        }
    }

    private func compareFit(_ found: [String: Any], _ state: SessionState) throws {
        guard let run = state.runs.last, let epoch = run.epochs.last else { return }
        let fit = try #require(found["fit"] as? [String: Any])
        #expect(fit["steps"] as? Int == epoch.steps)
        #expect(fit["validates"] as? Bool == (epoch.validation != nil))
        let isCut = (fit["callbacks"] as? [String])?.contains("EarlyStopping") ?? false
        let epochs = try #require(fit["epochs"] as? Int)
        #expect(isCut ? epochs >= run.epochs.count : epochs == run.epochs.count)
    }
}
