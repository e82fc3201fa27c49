// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lanes of all backends with their head, and at their right where they differ.

#include "core/lab/recipes/differences.h"
#include "ui/common/areasplitter.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;

namespace readyscope {

class DifferenceList;
class RecipeLanes;

class LanesArea : public AreaSplitter {
    Q_OBJECT
public:
    explicit LanesArea(QWidget* parent = nullptr);

    RecipeLanes& lanes() const { return *m_lanes; }
    void setWords(const QString& words); // whose lanes they are
    // `title` stands over them, `none` in their place where there are none.
    void showDifferences(const std::vector<recipes::Difference>& differences, const QString& title,
                         const QString& none);
    bool areDifferencesShown() const; // on the lanes
    void setDifferencesShown(bool shown);
    // At the right of the lanes' head.
    void addToHead(QWidget* widget);

signals:
    void cursorPut(readyscope::Nanos time); // to a difference that was chosen

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeLanes();
    QWidget* makeDifferences();
    void showDifference(int index);
    void tint();

    RecipeLanes* m_lanes;
    DifferenceList* m_list;
    QHBoxLayout* m_head = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_words = nullptr;
    QCheckBox* m_shown = nullptr;
    QLabel* m_differencesTitle = nullptr;
    QLabel* m_against = nullptr;
    std::vector<recipes::Difference> m_differences;
};

} // namespace readyscope
