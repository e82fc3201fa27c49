// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A program or a script to read: the numbers of its lines at the left, one line marked.

#include <QPlainTextEdit>

namespace readyscope {

class CodeView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeView(QWidget* parent = nullptr);

    // From 1, and in sight then; 0: none. Another text has none.
    void markLine(int line);
    int markedLine() const { return m_marked; }
    void setText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    friend class CodeMargin;
    int marginWidth() const;
    void fitMargin();
    void paintMargin(QPaintEvent* event);
    void showMark();

    QWidget* m_margin;
    int m_marked = 0;
};

} // namespace readyscope
