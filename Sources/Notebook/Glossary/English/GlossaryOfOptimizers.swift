extension Glossary {
    /// How weights are moved, and what goes wrong.
    static let englishOptimizers = """
        term: gradient descent
        also: steepest descent
        text: Lowering the loss by small steps against the gradient: new weight = old weight -
          learning_rate · gradient. From w = 0 with a gradient of -12.5 and a learning rate of
          0.1, the step leads to 1.25. At the bottom the gradient is 0, and the steps end by
          themselves.
        see: learning rate, stochastic gradient descent, optimizer, `apply`
        lesson: under-the-hood#first-step

        term: stochastic gradient descent
        also: sgd, SGD, keras.optimizers.SGD, mini-batch gradient descent
        text: Gradient descent that takes a step after every few examples, picked in random
          order, instead of after all of them. With batches of 32 that is 1,500 steps an epoch
          instead of one. In Keras it is `SGD`, with a learning rate of 0.01 unless you say
          otherwise.
        see: gradient descent, batch, momentum, learning rate, `compile sgd`
        lesson: optimizers#sgd

        term: learning rate
        also: learning_rate, lr, step size
        text: How long a step against the gradient is. 0.1 takes a tenth of the gradient. Too
          small and learning takes for ever; too large and every step jumps over the valley, and
          the loss rises. SGD begins with 0.01 in Keras, Adam with 0.001.
        see: gradient descent, divergence, adaptive learning rate, `compile sgd learning_rate=0.1`
        lesson: optimizers#better-rate

        term: optimizer
        also: optimizers, optimiser, optimisers
        text: The rule that turns gradients into steps. Bobbin has SGD, Adagrad, RMSprop, Adam,
          AdamW and Nadam. `compile adam` chooses one; without a name it is RMSprop, as in Keras.
        see: stochastic gradient descent, momentum, Adam, `help optimizers`
        lesson: optimizers#how-far-apart

        term: momentum
        also: momentum optimization
        text: Keeping a part of the last step and adding the new one to it, like a ball that
          gathers speed downhill. `momentum=0.9` keeps nine tenths, so steps in the same
          direction add up to ten times the length.
        see: nesterov, stochastic gradient descent, Adam, `compile sgd momentum=0.9`
        lesson: optimizers#rolling

        term: nesterov
        also: Nesterov momentum, nesterov accelerated gradient, nag
        text: Momentum that looks ahead: the gradient is taken where the ball is about to be, not
          where it is. So it brakes earlier before the slope turns up. `compile sgd momentum=0.9
          nesterov=true`.
        see: momentum, stochastic gradient descent
        lesson: optimizers#nesterov

        term: adaptive learning rate
        also: adaptive, adaptive learning rates
        text: A step size for each weight by itself: smaller where its gradients have been large,
          larger where they have been small. Adagrad, RMSprop and Adam do it, and so need less
          care in choosing the learning rate.
        see: Adagrad, RMSprop, Adam, learning rate
        lesson: optimizers#adagrad-default

        term: Adagrad
        also: adagrad, initial_accumulator_value
        text: Divides each weight's step by the root of all its squared gradients so far. That
          sum only grows, so steps get ever shorter; with Keras's rate of 0.001 five epochs bring
          about 80%. The sum starts at `initial_accumulator_value`, 0.1.
        see: RMSprop, adaptive learning rate, `compile adagrad`
        lesson: optimizers#adagrad-default

        term: RMSprop
        also: rmsprop, rho, RMSProp
        text: Like Adagrad, but it forgets: only recent squared gradients count. `rho=0.9` keeps
          nine tenths of the old average at each step. It is Keras's choice when `compile` names
          no optimizer.
        see: Adagrad, Adam, `compile rmsprop`
        lesson: optimizers#rmsprop

        term: Adam
        also: adam, beta_1, beta_2, epsilon
        text: Momentum and RMSprop together: an average of the gradients (`beta_1=0.9`) divided
          by the root of an average of their squares (`beta_2=0.999`). With its usual rate of
          0.001 it is a good first choice nearly everywhere.
        see: momentum, RMSprop, AdamW, `compile adam`
        lesson: optimizers#adam

        term: AdamW
        also: adamw, weight decay, weight_decay
        text: Adam that also shrinks every weight a little at each step, by the learning rate
          times 0.004 unless you say otherwise. Small weights make simpler networks, which learn
          less by heart.
        see: Adam, regularization
        lesson: optimizers#how-far-apart

        term: Nadam
        also: nadam
        text: Adam with Nesterov's look ahead. On small networks it is hardly to be told from
          Adam; its rate is 0.001 as well.
        see: Adam, nesterov
        lesson: optimizers#how-far-apart

        term: convergence
        also: converge, converged, converges
        text: Getting closer and closer to where nothing more is to be gained. After 200 rounds
          `w` is 2.9999 where 3 is right; the steps have become tiny because the gradient has.
        see: gradient descent, divergence, plateau
        lesson: under-the-hood#flat

        term: divergence
        also: diverge, diverges, diverging
        text: Getting further from the goal with every step, because the steps are too long. The
          sign is a loss that rises from round to round. Divide the learning rate by ten and
          begin anew.
        see: learning rate, exploding gradient, NaN
        lesson: under-the-hood#diverging

        term: plateau
        also: flat loss, stuck, loss not decreasing
        text: A stretch where the loss stands still. Near 0 it may mean that all is learned; at
          ln(10) = 2.3 it means that nothing is. Look at the gradients with `trace 0`, at the
          ending of the network, and at the learning rate.
        see: loss, vanishing gradient, learning rate, `trace`
        lesson: relu#sigmoid-trained

        term: NaN
        also: nan, not a number, inf, infinity
        text: What a number becomes when it overflows: no longer a number. Once one weight is
          NaN, all are, soon. Bobbin stops the training at the step where it happens and keeps
          the weights from before.
        see: exploding gradient, learning rate, scaling
        lesson: optimizers#divergence
        """
}
