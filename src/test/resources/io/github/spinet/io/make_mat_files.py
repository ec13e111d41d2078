# python3 make.py, with numpy and scipy: the MAT files of MatShiftsTest
import numpy as np
from scipy.io import savemat

b = [np.array([0, 32]), np.array([16, 48]), np.array([32, 64])]
ops = dict(Ly=48, Lx=64, nonrigid=True, yoff=np.array([-1, 0, 2], 'int32'), xoff=np.array([2, 0, -3], 'int32'),
           badframes=np.array([False, False, True]), yblock=[np.array([0, 32])] * 3 + [np.array([16, 48])] * 3,
           xblock=b * 2, nblocks=[2, 3], reg_file='data.bin',
           yoff1=(np.arange(18).reshape(3, 6) / 8).astype('float32'), xoff1=(-np.arange(18).reshape(3, 6) / 4).astype('float32'))
stat = np.array([dict(med=[3, 4], npix=5), dict(med=[1, 2], npix=6)])
savemat('Fall.mat', dict(stat=stat, ops=ops, F=np.ones((2, 3)), iscell=np.ones((2, 2))))
rigid = {k: v for k, v in ops.items() if k not in ('yoff1', 'xoff1', 'yblock', 'xblock')}
savemat('Fall_rigid.mat', dict(ops=rigid), do_compression=True)


def shifts(*frames):
    s = np.zeros((len(frames), 1), dtype=[('shifts', object), ('shifts_up', object), ('diff', object)])
    for i, f in enumerate(frames):
        s[i, 0] = (f, f, np.zeros(f.shape[:3]))
    return s


grid = np.arange(24.0).reshape(2, 3, 2, 2).transpose(0, 1, 3, 2)  # rows, columns, axis, frame
savemat('normcorre.mat', dict(shifts2=shifts(*[grid[:, :, None, :, f] for f in range(2)]), options=dict(d1=48, d2=64)))
savemat('normcorre_rigid.mat', dict(shifts1=shifts(*[np.array(d, float).reshape(1, 1, 1, 2) for d in ([1, -2], [0, 0])])))
savemat('two.mat', dict(shifts1=shifts(grid[:, :, None, :, 0]), shifts2=shifts(grid[:, :, None, :, 1])))
savemat('other.mat', dict(stimulus=dict(onset=np.array([1.0, 2.0]))))
