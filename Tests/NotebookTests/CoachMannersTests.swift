import Output
import Testing

@testable import Notebook
@testable import Statements
@testable import Values
@testable import Workbench

/// When the coach may speak at all.
@Suite struct CoachMannersTests {
    @Test func switchingIt() {
        expectTranscript(
            from: .trained,
            #"""
            > coach on
            The coach is on: it looks at each result and speaks when something seems wrong.
            > coach
            The coach is on: it looks at each result and speaks when something seems wrong.
            > coach off
            The coach is off. `coach on` brings it back.
            > evaluate train
            on train: 1000 examples, loss accuracy
            > coach loudly
            coach loudly
                  ^^^^^^ there is no setting of the coach called loudly
            There are: on, off.
            """#)
    }

    @Test func switchingTheLiveCurve() {
        expectTranscript(
            from: .trained,
            #"""
            > live
            The live curve is on: a `fit` of more than a second draws its loss while it trains.
            > live off
            The live curve is off. `live on` brings it back; `plot loss` draws what was measured.
            > live on
            The live curve is on: a `fit` of more than a second draws its loss while it trains.
            > live loudly
            live loudly
                 ^^^^^^ there is no setting of the live curve called loudly
            There are: on, off.
            """#)
    }

    /// How training is watched is no part of what was done.
    @Test func undoLeavesTheLiveCurveAlone() {
        let bench = Bench(.trained)
        let answer = bench.answer("x = 1", "live off", "undo", "live")
        #expect(answer.hasPrefix("The live curve is off"))
        #expect(!bench.session.snapshot.drawsWhileTraining)
    }

    @Test func aFitSaysWhetherItIsToBeDrawn() {
        func wanted(_ lines: String...) -> Set<Bool> {
            let (bench, witness) = (Bench(.compiled), Witness())
            for line in lines { bench.run(line, watching: witness.note) }
            return Set(
                witness.events.compactMap { event in
                    if case .progress(let progress) = event { progress.wantsCurve } else { nil }
                })
        }
        #expect(wanted("fit 2") == [true])
        #expect(wanted("live off", "fit 2") == [false])
    }

    @Test func itIsOnFromTheStart() {
        #expect(SessionState(seed: 1).coach.isOn)
    }

    @Test func nothingIsSaidTwiceInARow() {
        #expect(!coached(from: .trained, "evaluate train").isEmpty)
        #expect(coached(from: .trained, "evaluate train", "evaluate train").isEmpty)
        #expect(
            !coached(from: .trained, "evaluate train", "evaluate val", "evaluate train").isEmpty)
    }

    @Test func onlyTheFirstRemarkSaysHowToSilenceIt() {
        let first = coached(from: .trained, "evaluate train")
        #expect(first.mention("`coach off` silences me"))
        let later = coached(
            from: .trained, "evaluate train", "evaluate test", "fit 1", "evaluate test")
        #expect(!later.isEmpty && !later.mention("silences"))
    }

    @Test func roundsOfARepeatAreMuted() {
        var state = Bench.trained
        state.coach = CoachState()
        let cell = Bench(state).run("repeat 5\nevaluate train\nend")
        #expect(remarks(in: cell).count == 1)
    }

    @Test func aFailedStatementIsNotCoached() {
        var state = Bench.trained
        state.coach = CoachState()
        #expect(remarks(in: Bench(state).run("evaluate nothing")).isEmpty)
    }

    @Test func itLeavesTheNumbersAlone() {
        let quiet = Bench(.compiled)
        quiet.run("fit 2")
        var state = Bench.compiled
        state.coach = CoachState()
        let coached = Bench(state)
        coached.run("fit 2")
        coached.run("coach off")
        #expect(fingerprint(quiet.session.snapshot) == fingerprint(coached.session.snapshot))
    }
}
