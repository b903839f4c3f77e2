import Engine
import Foundation
import Interchange
import TestSupport
import Testing
import Wording

@testable import Insight
@testable import Notebook

/// `early_stopping(…)` and `checkpoint(…)` in `fit`.
@Suite struct FitCallbackTests {
    private let folder = TemporaryFolder()

    /// 500 examples to check on and steps so large that val_loss soon rises again.
    private func bench() throws -> Bench {
        var state = Bench.modelled
        let val = try #require(state.data?.val)
        let rows = (0..<500).map { Int32($0) }
        state.data?.val = Examples(
            inputs: val.inputs.selecting(rows), targets: val.targets.selecting(rows))
        let bench = Bench(state, folder: folder)
        bench.run("compile adam learning_rate=0.03")
        return bench
    }

    private func history(_ name: String, _ bench: Bench) throws -> [Float] {
        guard case .tensor(let tensor) = try bench.session.evaluate("history.\(name)") else {
            return []
        }
        return tensor.values
    }

    @Test func theBestWeightsComeBack() throws {
        let bench = try bench()
        let said = bench.answer(
            "fit 12 validate early_stopping(patience=100, restore_best_weights=true) checkpoint(\"best.keras\", save_best_only=true)"
        )
        #expect(bench.failures == 0, "\(said)")
        let losses = try history("val_loss", bench)
        let best = try #require(losses.min())
        let epoch = try #require(losses.firstIndex(of: best)) + 1
        #expect(losses.count == 12)
        // Otherwise nothing would have had to be restored.
        #expect(epoch < 12)
        #expect(said.hasSuffix("\nThe weights are those of the best epoch, \(epoch)."), "\(said)")
        #expect(
            said.contains(
                "best.keras holds the model as it was after epoch \(epoch), the best so far."))
        guard case .number(let measured) = try bench.session.evaluate("val_loss") else { return }
        // The history is read in Float32.
        #expect(abs(measured - Double(best)) < 1e-6)
        let state = bench.session.snapshot
        let kept = try KerasFile.load(folder.path + "/best.keras").network
        for slot in kept.slots {
            #expect(kept.weights(of: slot) == state.model?.network?.weights(of: slot))
        }
    }

    @Test func patienceEndsTheTraining() throws {
        let bench = try bench()
        let said = bench.answer("fit 100 validate early_stopping(patience=2)")
        let losses = try history("val_loss", bench)
        let best = try #require(losses.firstIndex(of: losses.min() ?? 0))
        #expect(losses.count == best + 3)
        #expect(said.hasSuffix("\nEarly stopping ended the training after epoch \(best + 3)."))
        // Not asked to, it leaves the last weights.
        guard case .number(let measured) = try bench.session.evaluate("val_loss") else { return }
        #expect(abs(measured - Double(losses.last ?? 0)) < 1e-6)
    }

    @Test func whatACheckpointKeptComesBack() throws {
        let bench = try bench()
        bench.answer("fit 1 checkpoint(\"first.keras\")")
        let first = try bench.session.evaluate("train_loss")
        bench.answer("fit 2")
        let third = try bench.session.evaluate("train_loss")
        #expect(third != first)
        bench.answer("load model \"first.keras\"")
        #expect(bench.failures == 0)
        #expect(try bench.session.evaluate("train_loss") == first)
        // With the optimizer's memory: a fit goes on as if nothing had come between.
        bench.answer("load model \"first.keras\"", "fit 1")
        #expect(bench.failures == 0)
    }

    @Test func withoutSaveBestOnlyTheLastEpochIsKept() throws {
        let bench = try bench()
        let said = bench.answer("fit 3 checkpoint(\"last.h5\")")
        #expect(said.hasSuffix("last.h5 holds the model as it was after epoch 3."))
        let network = try #require(bench.session.snapshot.model?.network)
        let kept = try KerasFile.load(folder.path + "/last.h5").network
        #expect(kept.weights(of: kept.slots[0]) == network.weights(of: network.slots[0]))
        #expect(try folder.names == ["last.h5"])
    }

    @Test func everyEpochMayHaveItsOwnFile() throws {
        let bench = try bench()
        let said = bench.answer(
            "fit 3 validate checkpoint(\"m-{epoch:02d}-{val_accuracy:.2f}.weights.h5\", save_weights_only=true)"
        )
        let names = try folder.names
        #expect(names.count == 3)
        let accuracies = try history("val_accuracy", bench)
        for (epoch, accuracy) in accuracies.enumerated() {
            #expect(names[epoch] == "m-0\(epoch + 1)-\(fixed(Double(accuracy), 2)).weights.h5")
        }
        #expect(
            said.hasSuffix(
                "3 files hold the weights as they were after their epochs: \(names[0]) … \(names[2])."
            ))
        bench.answer("load weights \"\(names[2])\"")
        #expect(bench.failures == 0)
    }

    @Test func aThresholdKeepsBadModelsOut() throws {
        let said = try bench().answer(
            "fit 2 validate checkpoint(\"best.keras\", save_best_only=true, initial_value_threshold=0.0001)"
        )
        #expect(
            said.hasSuffix(
                "best.keras was not written: no epoch came to an end that was to be kept."))
        #expect(try folder.names == [])
    }

    @Test func aFileThatCannotBeWrittenEndsNoTraining() throws {
        let bench = try bench()
        try folder.makeFolder("m-2.keras")
        let said = bench.answer("fit 3 checkpoint(\"m-{epoch}.keras\")")
        #expect(bench.failures == 0)
        #expect(said.contains("warning: m-2.keras is a folder."), "\(said)")
        #expect(try folder.names == ["m-1.keras", "m-2.keras", "m-3.keras"])
        #expect(try bench.session.evaluate("epochs") == .number(3))
    }

    @Test(arguments: [
        "early_stopping", "early_stopping()", "EarlyStopping(patience=3)",
        "keras.callbacks.EarlyStopping(monitor=loss)", "early_stopping(monitor=val_accuracy)",
        "early_stopping(monitor=accuracy, mode=max, min_delta=0.01)",
        "early_stopping(baseline=0.5, start_from_epoch=1, patience=0)",
        "early_stopping(monitor=\"val_loss\")", "checkpoint(\"a.keras\")",
        "checkpoint(\"a.keras\", monitor=accuracy, mode=max, save_best_only=true) early_stopping()",
    ])
    func isTaken(_ callback: String) throws {
        let cell = try #require(try bench().run("fit 1 validate \(callback)"))
        #expect(cell.status == .ok, "\(plain(cell))")
    }

    @Test(arguments: [
        ("fit 1 early_stopping()", "val_loss is watched, and this fit measures nothing"),
        ("fit 1 checkpoint(\"a.keras\", save_best_only=true)", "val_loss is watched"),
        ("fit 1 early_stopping(monitor=val_accuracy)", "val_accuracy is watched"),
        ("fit 1 validate early_stopping(patience=-1)", "patience must be a whole number"),
        ("fit 1 validate early_stopping(patience=1.5)", "patience must be a whole number"),
        ("fit 1 validate early_stopping(min_delta=-1)", "min_delta is -1, and must be 0 or more"),
        ("fit 1 validate early_stopping(min_delta=a)", "min_delta must be a number"),
        ("fit 1 validate early_stopping(start_from_epoch=-1)", "start_from_epoch must be"),
        ("fit 1 validate early_stopping(restore_best_weights=5)", "must be true or false"),
        ("fit 1 validate early_stopping(monitor=precision)", "precision"),
        ("fit 1 validate early_stopping(mode=best)", "best"),
        ("fit 1 validate early_stopping(patients=1)", "patients"),
        ("fit 1 validate early_stoping(patience=1)", "early_stoping"),
        ("fit 1 checkpoint()", "checkpoint needs the name of a file"),
        ("fit 1 checkpoint(\"a\")", "a model's file ends in .keras or .h5"),
        ("fit 1 checkpoint(\"a.weights.h5\")", "a model's file ends in .keras or .h5"),
        ("fit 1 checkpoint(\"a.h5\", save_weights_only=true)", "a file of weights ends in"),
        ("fit 1 checkpoint(\"/etc/a.keras\")", "/etc/a.keras lies outside of the folders"),
        ("fit 1 checkpoint(\"no/a.keras\")", "its folder is not there"),
        ("fit 1 checkpoint(\"{epok}.keras\")", "there is no figure called epok"),
        ("fit 1 checkpoint(\"{epoch:.2f}.keras\")", ".2f is no way to write epoch"),
        ("fit 1 checkpoint(\"{epoch.keras\")", "is never closed"),
        ("fit 1 checkpoint(\"{val_loss}.keras\")", "there is no figure called val_loss"),
        ("fit 1 checkpoint(\"a.keras\", save_freq=100)", "at the end of an epoch"),
        ("fit 1 checkpoint(best)", "the name stands between quotes"),
        ("fit 1 checkpoint(\"a.keras\", save_best_only=maybe)", "must be true or false"),
    ])
    func mistakes(_ line: String, _ expected: String) throws {
        let bench = try bench()
        let before = fingerprint(bench.session.snapshot)
        let said = bench.answer(line)
        #expect(bench.failures == 1, "\(said)")
        #expect(said.contains(expected), "\(said)")
        #expect(said.contains("^"), "\(said)")
        #expect(fingerprint(bench.session.snapshot) == before)
    }
}
