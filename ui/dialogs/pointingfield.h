// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A line of text that is checked as it is typed: where it is wrong a triangle below points at the character, and the
// sentence stands in a strip beneath. While nothing is wrong the strip holds a hint, so that nothing jumps.

#include <QWidget>

namespace readyscope {

class MessageStrip;
class PointingEdit;

class PointingField : public QWidget {
    Q_OBJECT
public:
    explicit PointingField(QWidget* parent = nullptr);

    PointingEdit* edit() const { return m_edit; }
    QString message() const; // the sentence or the hint, as shown
    bool isWrong() const { return m_wrongIndex >= 0; }
    qsizetype wrongIndex() const { return m_wrongIndex; } // of the first wrong character, from 0; -1: none

    void pointAt(qsizetype index, qsizetype length, const QString& message);
    void hint(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PointingEdit* m_edit;
    MessageStrip* m_strip;
    qsizetype m_wrongIndex = -1;
};

} // namespace readyscope
