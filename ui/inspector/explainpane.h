// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Explain this mask": the mask as chips, what it means for this kind of socket, what the next calls return, the usual
// right answer, and where the readiness table says so. Takes values only, and does nothing where they are as before.

#include "core/lab/explain/explain.h"

#include <QScrollArea>
#include <QString>

#include <optional>

class QGridLayout;
class QLabel;

namespace readyscope {

class ChipLabel;

class ExplainPane : public QScrollArea {
    Q_OBJECT
public:
    explicit ExplainPane(QWidget* parent = nullptr);

    // `heading` says whose mask it is and when: "poll at A, 12.1 ms".
    void explain(const Asked& asked, const QString& heading);
    // A sentence instead, where there is no mask.
    void showNothing(const QString& why);

    const Explanation& explanation() const { return m_explanation; }

signals:
    // A link was followed: to that case of the readiness table.
    void caseAsked(const QString& name);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        QLabel* name = nullptr;
        QLabel* words = nullptr;
    };
    Row addRow(QGridLayout& grid, int row);
    void fill();
    void showCall(const Row& row, const NextCall& call);
    void showSources();
    void tint();

    std::optional<Asked> m_asked; // none: a sentence is shown
    Explanation m_explanation;
    QLabel* m_heading;
    ChipLabel* m_chips;
    QLabel* m_none; // in place of the chips of an empty mask
    QLabel* m_state;
    QLabel* m_paragraph;
    QWidget* m_rows;
    Row m_takes;
    Row m_gives;
    Row m_answer;
    QLabel* m_case;
    QLabel* m_sources;
};

} // namespace readyscope
