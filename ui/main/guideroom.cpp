// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/guideroom.h"

#include "core/lab/guide.h"
#include "ui/help/guidedialog.h"
#include "ui/lab/figurewords.h"

#include <algorithm>

namespace readyscope {

GuideRoom::GuideRoom(QWidget& window, Settings& settings, QObject* parent)
    : QObject(parent), m_window(window), m_settings(settings) {}

void GuideRoom::make() {
    m_guide = new GuideDialog(&m_window);
    m_guide->restoreLayout(m_settings);
    connect(m_guide, &QDialog::finished, this, &GuideRoom::save);
    // It would stand before what is to be tried; F1 brings it back as it was.
    const auto leads = [this](auto asked, auto told) {
        connect(m_guide, asked, this, [this, told](const QString& name) {
            m_guide->hide();
            emit(this->*told)(name);
        });
    };
    leads(&GuideDialog::tryAsked, &GuideRoom::pageAsked);
    leads(&GuideDialog::runAsked, &GuideRoom::recipeAsked);
    leads(&GuideDialog::showAsked, &GuideRoom::useAsked);
    connect(m_guide, &GuideDialog::caseAsked, this, &GuideRoom::caseAsked);
}

void GuideRoom::open() {
    if (!m_guide)
        make();
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void GuideRoom::openAt(const QString& chapter, const QString& section) {
    open();
    m_guide->goTo(chapter, section);
}

// Its heading begins with the family's number.
void GuideRoom::openAtModel(const Model* model) {
    const GuideChapter& chapter = guideChapters().front();
    const std::string begin = model != nullptr ? std::to_string(familyNumber(*model)) + '.' : std::string();
    const auto found = std::ranges::find_if(
        chapter.sections, [&begin](const GuideSection& section) { return section.title.starts_with(begin); });
    openAt(QString::fromStdString(chapter.name),
           begin.empty() || found == chapter.sections.end() ? QString() : QString::fromStdString(found->name));
}

void GuideRoom::save() {
    if (m_guide)
        m_guide->saveLayout(m_settings);
}

} // namespace readyscope
