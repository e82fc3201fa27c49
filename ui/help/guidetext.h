// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One chapter of the help as text with its pictures. Which section is read is told as it is scrolled.

#include "core/lab/guide.h"

#include <QHash>
#include <QTextBrowser>
#include <QVector>

namespace readyscope {

class GuideText : public QTextBrowser {
    Q_OBJECT
public:
    explicit GuideText(QWidget* parent = nullptr);

    const GuideChapter& chapter() const { return *m_chapter; }
    void setChapter(const GuideChapter& chapter); // at its beginning
    // A section of the chapter; its beginning where it has none of that name.
    void goTo(const QString& section);
    // What is read at the top of the view; -1 before the first one.
    int section() const;

signals:
    void sectionChanged();

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showChapter();
    void makeRoom();
    QVector<QTextBlock> headings() const; // of the sections
    int topOf(const QTextBlock& block) const;
    void tellSection();

    const GuideChapter* m_chapter;
    QHash<const GuideChapter*, QTextDocument*> m_made;
    int m_section = -1; // that was told
};

} // namespace readyscope
