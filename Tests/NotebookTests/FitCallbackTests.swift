import Engine
import Testing

@testable import Notebook

/// `early_stopping(…)` and `checkpoint(…)` in `fit`.
@Suite struct FitCallbackTests {
    /// 500 examples to check on and steps so large that val_loss soon rises again.
    private func bench() throws -> Bench {
        var state = Bench.modelled
        let val = try #require(state.data?.val)
        let rows = (0..<500).map { Int32($0) }
        state.data?.val = Examples(
            inputs: val.inputs.selecting(rows), targets: val.targets.selecting(rows))
        let bench = Bench(state)
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
        guard case .number(let measured) = try bench.session.evaluate("val_loss") else { return }
        // The history is read in Float32.
        #expect(abs(measured - Double(best)) < 1e-6)
        let state = bench.session.snapshot
        let kept = try #require(state.checkpoints["best.keras"])
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
        #expect(try bench.session.evaluate("train_loss") != first)
        bench.answer("load model \"first.keras\"")
        #expect(bench.failures == 0)
        #expect(try bench.session.evaluate("train_loss") == first)
        bench.answer("fit 1")
        #expect(bench.failures == 0)
    }

    @Test func withoutSaveBestOnlyTheLastEpochIsKept() throws {
        let bench = try bench()
        let said = bench.answer("fit 3 checkpoint(\"last.keras\")")
        #expect(said.contains("last.keras is kept in this session, not yet as a file"))
        let state = bench.session.snapshot
        let kept = try #require(state.checkpoints["last.keras"])
        #expect(
            kept.weights(of: kept.slots[0]) == state.model?.network?.weights(of: kept.slots[0]))
    }

    @Test(arguments: [
        "early_stopping", "early_stopping()", "EarlyStopping(patience=3)",
        "keras.callbacks.EarlyStopping(monitor=loss)", "early_stopping(monitor=val_accuracy)",
        "early_stopping(monitor=accuracy, mode=max, min_delta=0.01)",
        "early_stopping(baseline=0.5, start_from_epoch=1, patience=0)",
        "early_stopping(monitor=\"val_loss\")", "checkpoint(\"a\")",
        "checkpoint(\"a\", monitor=accuracy, mode=max, save_best_only=true) early_stopping()",
    ])
    func isTaken(_ callback: String) throws {
        let cell = try #require(try bench().run("fit 1 validate \(callback)"))
        #expect(cell.status == .ok, "\(plain(cell))")
    }

    @Test(arguments: [
        ("fit 1 early_stopping()", "val_loss is watched, and this fit measures nothing"),
        ("fit 1 checkpoint(\"a\", save_best_only=true)", "val_loss is watched"),
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
        ("fit 1 checkpoint()", "checkpoint needs a name"),
        ("fit 1 checkpoint(best)", "the name stands between quotes"),
        ("fit 1 checkpoint(\"a\", save_best_only=maybe)", "must be true or false"),
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
