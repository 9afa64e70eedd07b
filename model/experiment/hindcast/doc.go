// Package hindcast asks how well a study would have foretold what came after a month. It has no engine of its own:
//
//  1. observations are divided at the month (At);
//  2. those up to it condition the study, as in any run (experiment.Study.Condition);
//  3. the study is run to its end (experiment.Run);
//  4. each later observation is scored beside forecasts that need no model (ScoreAll), and all together (Sum).
package hindcast
