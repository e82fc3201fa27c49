// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The help's list of contents: chapters, their sections, and what stands below these.

#include "core/lab/guide.h"

#include <QTreeWidget>

namespace readyscope {

class GuideContents : public QTreeWidget {
    Q_OBJECT
public:
    explicit GuideContents(QWidget* parent = nullptr);

    // What is read; a section of -1 is the chapter's beginning. Without a signal.
    void setPlace(int chapter, int section);

    QSize sizeHint() const override;

signals:
    void chosen(int chapter, int section);

private:
    void addChapter(int number, const GuideChapter& chapter);

    bool m_isFollowing = false; // the text, which is not to be moved for it
};

} // namespace readyscope
