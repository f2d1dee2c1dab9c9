ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    0000000000000000000000000000000000000000
0000000000000000000000000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst
uvwxyz .<(+|&[]!$*);^-/|,%_>?`:$@'="000000~-0000123456789000-()0{}\0000000000000
00000000000000000000000000000000000000000000000000000000SPSSPORTA8/202611306/081
7021E/GNU pspp 1.6.23J/x86_64-pc-linux-gnu47/5B/7L/6/REGION1/L/0/1/L/0/C4/Kraj73
/4/CODE1/3/0/1/3/0/70/6/ANSWER5/8/2/5/8/2/88/89/C1B/Were you harassed in the las
t six months?70/6/WEIGHT5/8/2/5/8/2/CH/Calibrated weight70/6/INCOME5/8/2/5/8/2/7
0/8/INTERVIEK/B/0/K/B/0/7Q/6/REMARK1/Q/0/1/Q/0/D1/6/ANSWER4/1/I/Yes, at least on
ce2/9/No, never8/A/Don't know9/7/RefusedFL/Kraj Vysočina       3/0039/.MOG6/2DJ
F.2L/J35IO00/Q/Žluťoučký kůň č. 1 L/Jihočeský kraj     3/0059/2.3GM6/10
3P.P6/J35M+3/Q/Žluťoučký kůň č. 2 L/Ústecký kraj       3/0028/2.N0H3/37
2J.O9/J35P600/Q/Žluťoučký kůň č. 3 L/Moravskoslezský kraj3/0048/.TQK3/3I
T2.6/J35SC00/Q/                          L/Hlavní město Praha 3/0018/.ENL/3IL7
.99/J35FI00/Q/Žluťoučký kůň č. 5 L/Kraj Vysočina       3/0032/2.4QL/39GP
.46/J35IO00/Q/Žluťoučký kůň č. 6 L/Jihočeský kraj     3/0052/1.KAE3/395
O.RR/J35M+3/Q/Žluťoučký kůň č. 7 L/Ústecký kraj       3/0022/2.DPTC/SG8
.QL/J35P600/Q/                          L/Moravskoslezský kraj3/0041/2.QABC/*.J
35SC00/Q/Žluťoučký kůň č. 9 L/Hlavní město Praha 3/0011/.F8B3/3382.RR/J
35FI00/Q/Žluťoučký kůň č. 10L/Kraj Vysočina       3/0031/.SSKC/33F2.QC/J
35IO00/Q/Žluťoučký kůň č. 11L/Jihočeský kraj     3/0059/1.H61O/2MK8.I9/
J35M+3/Q/                          L/Ústecký kraj       3/0029/1.2MAF/SDD.8L/J
35P600/Q/Žluťoučký kůň č. 13L/Moravskoslezský kraj3/0048/1.MT3R/342P.46/
J35SC00/Q/Žluťoučký kůň č. 14L/Hlavní město Praha 3/0018/.S1N3/FFR.16/J
35FI00/Q/Žluťoučký kůň č. 15L/Kraj Vysočina       3/0038/.MSN3/3C5E.1O/J
35IO00/Q/                          L/Jihočeský kraj     3/0052/1.8GHL/H34.JF/J
35M+3/Q/Žluťoučký kůň č. 17L/Ústecký kraj       3/0022/2.KHC/*.J35P600/
Q/Žluťoučký kůň č. 18L/Moravskoslezský kraj3/0042/1.MICI/1Q5H.2L/J35SC00
/Q/Žluťoučký kůň č. 19L/Hlavní město Praha 3/0011/2.GM8L/1DK6.GO/J35FI0
0/Q/                          L/Kraj Vysočina       3/0031/2.KNA6/3E4A.T3/J35IO
00/Q/Žluťoučký kůň č. 21L/Jihočeský kraj     3/0051/2.6G6/32SP.PO/J35M+
3/Q/Žluťoučký kůň č. 22L/Ústecký kraj       3/0029/.NMII/13MA.C9/J35P60
0/Q/Žluťoučký kůň č. 23L/Moravskoslezský kraj3/0049/.OSO/M5L.MO/J35SC00/
Q/                          L/Hlavní město Praha 3/0018/.HMO/1SNN.R9/J35FI00/Q
/Žluťoučký kůň č. 25L/Kraj Vysočina       3/0038/1.G9CI/I55.A6/J35IO00/Q
/Žluťoučký kůň č. 26L/Jihočeský kraj     3/0058/1.CM9I/*.J35M+3/Q/Žlu�
�oučký kůň č. 27L/Ústecký kraj       3/0022/2.R46R/2T14.FR/J35P600/Q/    
                      L/Moravskoslezský kraj3/0042/.HRJO/1EJH.53/J35SC00/Q/Žlu
ťoučký kůň č. 29L/Hlavní město Praha 3/0012/2.Q6F9/2CD9.9I/J35FI00/Q/Žl
uťoučký kůň č. 30L/Kraj Vysočina       3/0031/1.DAKC/2M7M.H3/J35IO00/Q/Ž
luťoučký kůň č. 31L/Jihočeský kraj     3/0051/.ATHC/1FOB.LI/J35M+3/Q/   
                       L/Ústecký kraj       3/0021/.T3AO/11DP.LR/J35P600/Q/Žl
uťoučký kůň č. 33L/Moravskoslezský kraj3/0049/.8IEC/1LL0.F9/J35SC00/Q/Žl
uťoučký kůň č. 34L/Hlavní město Praha 3/0019/.76G6/1EFM.9I/J35FI00/Q/Žl
uťoučký kůň č. 35L/Kraj Vysočina       3/0038/1.GRKL/*.J35IO00/Q/        
                  L/Jihočeský kraj     3/0058/1.PTMO/15TP.HL/J35M+3/Q/Žluťou
čký kůň č. 37L/Ústecký kraj       3/0028/1.Q6I/2DNK.B3/J35P600/Q/Žluťou
čký kůň č. 38L/Moravskoslezský kraj3/0042/1.9C4F/1STT.M6/J35SC00/Q/Žluťo
učký kůň č. 39L/Hlavní město Praha 3/0012/1.99TL/1RBF.RI/J35FI00/Q/      
                    L/Kraj Vysočina       3/0032/2.EGF/3D22.3R/J35IO00/Q/Žluť
oučký kůň č. 41L/Jihočeský kraj     3/0051/.PMM6/2N03.NC/J35M+3/Q/Žluťo
učký kůň č. 42L/Ústecký kraj       3/0021/2.FDKC/28PR.FR/J35P600/Q/Žluť
oučký kůň č. 43L/Moravskoslezský kraj3/0041/1.KO9R/3C8K.KC/J35SC00/Q/     
                     L/Hlavní město Praha 3/0019/2.O0R/*.J35FI00/Q/Žluťoučk
ý kůň č. 45L/Kraj Vysočina       3/0039/1.M5DO/1LPP.69/J35IO00/Q/Žluťouč
ký kůň č. 46L/Jihočeský kraj     3/0058/2.9PGO/1A37.99/J35M+3/Q/Žluťouč
ký kůň č. 47L/Ústecký kraj       3/0028/.BMII/23GI.O9/J35P600/Q/          
                L/Moravskoslezský kraj3/0048/2.CJQL/1RAD.R/J35SC00/Q/Žluťouč
ký kůň č. 49L/Hlavní město Praha 3/0012/1.T4II/1DRO.0R/J35FI00/Q/Žluťou�
�ký kůň č. 50L/Kraj Vysočina       3/0032/1.893I/10EM.2C/J35IO00/Q/Žluťou
čký kůň č. 51L/Jihočeský kraj     3/0052/1.NH16/234P.69/J35M+3/Q/        
                  L/Ústecký kraj       3/0021/2.NDD6/2S5J.R/J35P600/Q/Žluťou
čký kůň č. 53L/Moravskoslezský kraj3/0041/2.RT7F/*.J35SC00/Q/Žluťoučký
 kůň č. 54L/Hlavní město Praha 3/0011/2.OB7F/1R9T.O9/J35FI00/Q/Žluťoučk�
� kůň č. 55L/Kraj Vysočina       3/0039/1.80H3/1L9F.4F/J35IO00/Q/           
               L/Jihočeský kraj     3/0059/.RE16/1T5R.1O/J35M+3/Q/Žluťoučk�
� kůň č. 57L/Ústecký kraj       3/0028/.RIR/N93.1F/J35P600/Q/Žluťoučký 
kůň č. 58L/Moravskoslezský kraj3/0048/.MG53/2AHD.KC/J35SC00/Q/Žluťoučký 
kůň č. 59L/Hlavní město Praha 3/0018/.HDL9/119P.GF/J35FI00/Q/              
            ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ
