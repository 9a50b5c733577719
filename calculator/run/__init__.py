"""From a case on a day to values: the plan of the day, the inputs of the rules, evaluation and curves."""
