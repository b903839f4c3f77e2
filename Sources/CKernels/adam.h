// Adam's rule for one number or one vector of numbers, so that it stands in one place:
// w, m and v are changed by the gradient g; `rule` has the settings, `root` is the square root.
#ifndef BOBBIN_ADAM_H
#define BOBBIN_ADAM_H

#define BOBBIN_ADAM(w, g, m, v, rule, root)                                                        \
    m = m + (g - m) * rule.one_less_beta_1;                                                        \
    v = v + (g * g - v) * rule.one_less_beta_2;                                                    \
    w -= m * rule.rate / (root(v) + rule.epsilon);

#endif
