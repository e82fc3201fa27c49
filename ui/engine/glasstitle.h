// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of an area of the glass: a title, and words or a call after it.

#include <QWidget>

namespace readyscope {

class GlassTitle : public QWidget {
    Q_OBJECT
public:
    explicit GlassTitle(const QString& title, QWidget* parent = nullptr);
    void setCode(bool code) { m_isCode = code; } // the words are set in the fixed font
    void setWords(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
    QString m_words;
    bool m_isCode = false;
};

} // namespace readyscope
