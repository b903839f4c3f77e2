extension Glossary {
    /// Overfitting, callbacks and looking inside.
    static let englishJudging = """
        term: overfitting
        also: overfit, over-fitting, memorizing, memorization, learning by heart
        text: Learning the training examples by heart, so that the network does better and better
          on them and worse on others. The sign is a `val_loss` that goes up while `loss` goes on
          down; with 100 relu units and Adam it begins after about ten epochs.
        see: val_loss, early stopping, Dropout, generalization
        lesson: overfitting#twenty

        term: underfitting
        also: underfit, under-fitting
        text: Not having learned enough yet: the network does badly on the training examples,
          too. More epochs, more units or a larger learning rate help. One epoch of anything is
          usually underfitted.
        see: overfitting, epoch
        lesson: overfitting#under

        term: generalization
        also: generalisation, generalize, generalise
        text: To be right about what was never seen. It is all that counts, and only examples
          kept aside can measure it: 93% on the training pictures and 88% on the others means 88%.
        see: validation, overfitting, test set
        lesson: first-network#validation

        term: val_loss
        also: validation loss, val loss
        text: The loss on the examples kept aside, measured after every epoch by `fit …
          validate`. Where it is lowest, the network is best; early stopping and checkpoints go
          by it unless you say otherwise.
        see: loss, overfitting, early stopping, monitor
        lesson: callbacks-and-saving#best-epoch

        term: history
        also: history.history, History
        text: What every epoch measured, kept by `fit`: `loss`, `accuracy` and, with `validate`,
          `val_loss` and `val_accuracy`. `history.val_loss` is an array that you can compute
          with: `min(history.val_loss)`.
        see: learning curve, `history`
        lesson: callbacks-and-saving#name-best

        term: learning curve
        also: learning curves, loss curve, training curve, plot loss
        text: The loss, or the accuracy, of each epoch drawn as a line, with the one on `val`
          beside it. Where the two part, overfitting begins. `plot loss` draws it.
        see: history, overfitting
        lesson: overfitting#curve

        term: regularization
        also: regularisation, regularizer
        text: Whatever keeps a network from learning by heart: Dropout, smaller weights, stopping
          early, more examples. It makes the result on the training examples worse and, done
          well, the one on others better.
        see: Dropout, early stopping, AdamW, overfitting
        lesson: overfitting#dropout

        term: Dropout
        also: dropout, dropout rate, drop out
        text: A layer that, in training, sets a random share of its inputs to 0; `Dropout 0.3`
          three in ten, others each time. So no unit can lean on one other alone. In `evaluate`
          and `predict` nothing is dropped.
        see: overfitting, regularization, `add Dropout 0.3`
        lesson: overfitting#with-dropout

        term: callback
        also: callbacks, keras.callbacks
        text: Something that `fit` calls after every epoch, to look at the figures and to act: to
          stop, or to save. Bobbin has `early_stopping(…)` and `checkpoint(…)`; in Keras they go
          into the list `callbacks=[…]`.
        see: early stopping, checkpoint, `fit`
        lesson: callbacks-and-saving#which-weights

        term: early stopping
        also: early_stopping, EarlyStopping, earlystopping, early-stopping
        text: A callback that ends the training when `val_loss` has not improved for `patience`
          epochs. `early_stopping(patience=2, restore_best_weights=true)` also goes back to the
          weights of the best epoch; without that, the last ones stay.
        see: patience, restore_best_weights, callback, overfitting
        lesson: callbacks-and-saving#which-weights

        term: patience
        also: patience=2
        text: How many epochs in a row without a new best early stopping waits for. It is 0
          unless you say otherwise, so that one unlucky epoch ends the training; 2 to 5 is usual.
        see: early stopping, monitor
        lesson: callbacks-and-saving#patience-zero

        term: restore_best_weights
        also: restore best weights, best weights
        text: The option of early stopping that puts the weights of the best epoch back at the
          end. Without it, stopping with `patience=2` leaves you the weights from two epochs
          after the best.
        see: early stopping, `rewind`, checkpoint
        lesson: callbacks-and-saving#restore-best

        term: checkpoint
        also: ModelCheckpoint, checkpoints, save_best_only, save_weights_only
        text: A callback that writes the network to a file after each epoch.
          `checkpoint("best.keras", save_best_only=true)` writes only when it is the best so far;
          without `save_best_only` the file holds the last network, as in Keras.
        see: callback, saving, early stopping
        lesson: callbacks-and-saving#which-file

        term: monitor
        also: monitored, mode, min_delta
        text: The figure that a callback watches: `val_loss` unless you say otherwise. With
          `monitor=val_accuracy` the best epoch is the one that is most often right, which may be
          another than the one with the lowest loss.
        see: early stopping, checkpoint, val_loss
        lesson: callbacks-and-saving#why-val

        term: saving
        also: save, load, load_model, save_weights, load_weights, .keras, .h5, hdf5, weights file
        text: Writing the network to a file. `save "m.keras"` keeps layers, weights and how it is
          trained, and `load model "m.keras"` brings all back; `save weights "m.weights.h5"`
          keeps the numbers alone, which fit only the same layers. Keras opens these files.
        see: checkpoint, Keras, `save`, `load model`
        lesson: callbacks-and-saving#get-it-back

        term: evaluate
        also: evaluation, model.evaluate
        text: To measure the network without changing it. `evaluate val` gives the loss and the
          metrics on the examples kept aside; `evaluate test` is for the end, once.
        see: loss, metric, validation, `evaluate`
        lesson: first-network#loss-at-start

        term: predict
        also: prediction, predictions, inference, model.predict
        text: To ask the network about examples and look at its answers. `predict val 0..4`
          shows, for five pictures, the class it says, how sure it is, the right one, and what
          every output says.
        see: probability, softmax, mistakes, `predict`
        lesson: first-network#some-answers

        term: confusion matrix
        also: confusion, confusion_matrix
        text: A table of how often each class was taken for each other: one row for every right
          class, one column for every answer. The diagonal is right. On Fashion-MNIST Shirt is
          taken for T-shirt more often than for anything else.
        see: accuracy, mistakes, `confusion`
        lesson: looking-inside#confusion

        term: mistakes
        also: surest mistakes, errors, misclassified
        text: The wrong answers that the network was surest of. They tell more than the average:
          some are pictures that you would get wrong as well, some are wrong labels, and some
          show what the network looks at. `mistakes 10` shows ten.
        see: confusion matrix, probability, `mistakes`
        lesson: looking-inside#surest

        term: trace
        also: forward pass, backward pass
        text: One example's way through the network, layer by layer: numbers in, numbers out, and
          the gradient that comes back. Where the gradient has become tiny, learning has stopped.
          `trace 7` follows picture 7.
        see: backpropagation, vanishing gradient, `trace`
        lesson: relu#sigmoid-gradients
        """
}
