#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/model/models.h"
#include "engine/extract/train/trainer.h"
#include "storage/base/result.h"

namespace relata::extract {

// Scores of the models on text that they were not trained on, with gold tokens, in the data folders that training reads: nothing where
// `data` lacks the folder, kNotFound or kCorruption where a file of it is missing or malformed.
Result<std::vector<TrainingScore>> score_on_ewt(const TrainedModels& models, const std::filesystem::path& data);
Result<std::vector<TrainingScore>> score_on_uner(const TrainedModels& models, const std::filesystem::path& data);
Result<std::vector<TrainingScore>> score_on_held_out_news(const TrainedModels& models, const std::filesystem::path& data);

}  // namespace relata::extract
