// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A picture whose contents slide to the left without being copied: its lines follow one another in memory without a
// gap, and where the picture begins moves on. What was at a line's left edge becomes the right edge of the line above,
// and has to be painted anew.

#include <QImage>

#include <vector>

namespace readyscope {

class SlidingImage {
public:
    SlidingImage() = default;
    SlidingImage(const SlidingImage&) = delete;
    SlidingImage& operator=(const SlidingImage&) = delete;

    // Device pixels. Nothing of it stays where the size is another one.
    void resize(QSize size, double ratio);
    // Nothing of it stays, and it lies in memory where it is quickest to write.
    void reset();
    // The rightmost `columns`, at most the width, are undefined afterwards.
    void slide(int columns);
    QImage& image() { return m_image; } // of Format_RGB32
    const QImage& image() const { return m_image; }

private:
    void place();

    QSize m_size;
    double m_ratio = 1;
    std::vector<QRgb> m_pixels;
    std::size_t m_first = 0; // pixel
    QImage m_image;
};

} // namespace readyscope
