// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar in which words are sought in the help: Ctrl+F opens it, Return goes on, Shift+Return back, Esc closes it.

#include <QLabel>
#include <QLineEdit>
#include <QWidget>

namespace readyscope {

class GuideFind : public QWidget {
    Q_OBJECT
public:
    explicit GuideFind(QWidget* parent = nullptr);

    void open(const QString& words = {}); // selected, with the focus
    QString words() const { return m_words->text(); }
    void setFound(bool isFound);

signals:
    void asked(bool backwards); // for words()
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* m_words;
    QLabel* m_answer;
};

} // namespace readyscope
