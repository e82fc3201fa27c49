// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The help's chapters, from resources/help, as Markdown. A picture `model:NAME` is that model's figure, `recipe:NAME`
// the lanes of a kept run, `use:NAME` the rows of a kept use. Links: `guide:NAME` to a section, `run:NAME` runs a
// recipe, `show:NAME` shows a use, `table:NAME` a case of the readiness table.
//
// In the second chapter a line {use NAME} or {recipe NAME} stands for what is known from elsewhere: the lines of
// scenarios.txt on what to watch for; a recipe's steps with what the readiness table says of each; the picture, what it
// was made on, and where the backends differ in it.

#include <string>
#include <string_view>
#include <vector>

namespace readyscope {

struct GuideSection {
    int level = 2;     // of its heading
    std::string title; // without marks
    std::string name;  // of the use or recipe that it is about, else made of its title: "how-to-read-a-figure"
};

struct GuideChapter {
    std::string name; // "models", "scenarios"
    std::string title;
    std::string text;                   // from its heading on
    std::vector<GuideSection> sections; // in their order, without the chapter's own heading
};

const std::vector<GuideChapter>& guideChapters();

std::string_view guideModelsText(); // the files
std::string_view guideScenariosText();

} // namespace readyscope
