import Testing

@testable import Notebook

/// Statements that train and measure.
@Suite struct TrainingStatementTests {
    @Test func training() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 2
            run 1 epoch 1/2: 32 steps, loss accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy
            > fit 1 batch_size=100 validation_split=0.2
            run 2 epoch 1/1: 8 steps, loss accuracy val_loss val_accuracy
            > fit 1 shuffle=false
            run 3 epoch 1/1: 32 steps, loss accuracy
            > fit 1 validate batch_size=64
            run 4 epoch 1/1: 16 steps, loss accuracy val_loss val_accuracy
            > model.fit(epochs=1, batch_size=500)
            run 5 epoch 1/1: 2 steps, loss accuracy
            > fit(1)
            run 6 epoch 1/1: 32 steps, loss accuracy
            > fit
            run 7 epoch 1/1: 32 steps, loss accuracy
            """#)
    }

    @Test func measuring() {
        expectTranscript(
            from: .trained,
            #"""
            > evaluate
            on val: 59000 examples, loss accuracy
            > evaluate test
            on test: 10000 examples, loss accuracy
            > evaluate train
            on train: 1000 examples, loss accuracy
            > evaluate(test)
            on test: 10000 examples, loss accuracy
            > epochs
            2
            ~ history
            epoch | loss | accuracy
            # | #.#### | #.####
            # | #.#### | #.####
            figure | curve | first | last | best | in epoch
            loss |  | #.#### | #.#### | #.#### | #
            accuracy |  | #.#### | #.#### | #.#### | #
            > val_accuracy > 0 and val_accuracy <= 1
            true
            > loss == history.loss[1]
            true
            """#)
    }

    @Test func gapsInTheHistory() {
        expectTranscript(
            from: .trained,
            #"""
            > fit 1 validation_split=0.5
            run 2 epoch 1/1: 16 steps, loss accuracy val_loss val_accuracy
            ~ history
            epoch | loss | accuracy | val_loss | val_accuracy
            # | #.#### | #.#### |  |
            # | #.#### | #.#### |  |
            # | #.#### | #.#### | #.#### | #.####
            figure | curve | first | last | best | in epoch
            loss |  | #.#### | #.#### | #.#### | #
            accuracy |  | #.#### | #.#### | #.#### | #
            val_loss |  | #.#### | #.#### | #.#### | #
            val_accuracy |  | #.#### | #.#### | #.#### | #
            """#)
    }
}
